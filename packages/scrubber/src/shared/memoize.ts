const MOST_REMEMBERED = 8192;
export const LONGEST_REMEMBERED = 64;

/**
 * Returns `make` with a cache, because field names repeat. Names can be data, so the cache is cleared when it is full.
 * `onForget` is called then.
 */
export function remembered<V extends object>(make: (name: string) => V, onForget?: () => void): (name: string) => V {
  const known = new Map<string, V>();
  return (name) => {
    if (name.length > LONGEST_REMEMBERED) return make(name);
    let value = known.get(name);
    if (value === undefined) {
      value = make(name);
      if (known.size >= MOST_REMEMBERED) {
        known.clear();
        onForget?.();
      }
      known.set(name, value);
    }
    return value;
  };
}
