/**
 * Returns the first list, followed by the entries that only the second list contains. Two patterns count as equal if
 * they have the same source and flags.
 */
export function joinLists(first: readonly unknown[], next: readonly unknown[]): unknown[] {
  const known = new Set(first.map(comparisonKey));
  return [...first, ...next.filter((entry) => !known.has(comparisonKey(entry)))];
}

function comparisonKey(entry: unknown): unknown {
  // The prefix `\0` distinguishes a pattern from a string with the same characters. For example, the pattern `/a/`
  // becomes `"\0/a/"`, but the string `"/a/"` stays `"/a/"`.
  return entry instanceof RegExp ? `\0${entry}` : entry;
}
