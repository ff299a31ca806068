/**
 * Returns a function that checks whether a key is new in the current interval. At most `maxKeys` keys per interval
 * count as new.
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
