/** Maximum number of results in the cache. */
const MOST_REMEMBERED = 8192;
/** Maximum length of a name whose result is cached, in characters. */
export const LONGEST_REMEMBERED = 64;

/**
 * Returns a function that caches the results of `make`, because the same field names occur again and again. The cache
 * is limited, because some apps use data such as user ids as field names. When it is full, it is cleared, and
 * `onForget` is called.
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
