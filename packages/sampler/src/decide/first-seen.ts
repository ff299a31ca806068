/** Gives a function that returns true when a key is seen first in an interval. Once `most` keys are known, new ones return false. */
export function createFirstSeen(most: number, hasNewInterval: () => boolean): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (hasNewInterval()) seen.clear();
    const isFirst = seen.size < most && !seen.has(key);
    if (isFirst) seen.add(key);
    return isFirst;
  };
}
