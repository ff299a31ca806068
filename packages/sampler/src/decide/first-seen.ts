/**
 * Returns a function that checks whether a key is new in the current interval. Once `most` keys were seen in an
 * interval, the function returns false for every other key.
 */
export function createFirstSeen(most: number, hasNewInterval: () => boolean): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (hasNewInterval()) seen.clear();
    const isFirst = seen.size < most && !seen.has(key);
    if (isFirst) seen.add(key);
    return isFirst;
  };
}
