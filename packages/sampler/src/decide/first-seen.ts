/** True for each key's first time in an interval. Beyond so many keys nothing is a first. */
export function createFirstSeen(most: number, hasNewInterval: () => boolean): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (hasNewInterval()) seen.clear();
    const isFirst = seen.size < most && !seen.has(key);
    if (isFirst) seen.add(key);
    return isFirst;
  };
}
