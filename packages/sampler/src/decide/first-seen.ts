/**
 * Returns a function that checks whether a key is new in the current interval. After `maxKeys` keys in an interval, the
 * function returns false for every other key.
 */
export function createFirstSeen(maxKeys: number, hasNewInterval: () => boolean): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (hasNewInterval()) seen.clear();
    const isFirst = seen.size < maxKeys && !seen.has(key);
    if (isFirst) seen.add(key);
    return isFirst;
  };
}
