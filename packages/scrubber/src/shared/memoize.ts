const MOST = 8192;
export const LONGEST_REMEMBERED = 64;

/**
 * The same function with a memory: names of fields come again and again. It is bounded, for names can be data, and calls
 * `onForget` when it begins anew.
 */
export function remembered<V extends object>(make: (name: string) => V, onForget?: () => void): (name: string) => V {
  const known = new Map<string, V>();
  return (name) => {
    if (name.length > LONGEST_REMEMBERED) return make(name);
    let value = known.get(name);
    if (value === undefined) {
      value = make(name);
      if (known.size >= MOST) {
        known.clear();
        onForget?.();
      }
      known.set(name, value);
    }
    return value;
  };
}
