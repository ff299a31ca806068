/**
 * Returns a function that checks whether a key occurs for the first time in the current interval. After `maxKeys`
 * different keys in an interval, it returns false for all other keys.
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
