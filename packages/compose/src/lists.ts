/**
 * Returns the first list, followed by the entries that only the second one contains. Two patterns are equal if their
 * source and flags are.
 */
export function joinLists(first: readonly unknown[], next: readonly unknown[]): unknown[] {
  const known = new Set(first.map(comparisonKey));
  return [...first, ...next.filter((entry) => !known.has(comparisonKey(entry)))];
}

function comparisonKey(entry: unknown): unknown {
  // `\0` distinguishes a pattern from a string that looks like it:
  // the pattern `/a/` -> `\0/a/`, the string `/a/` -> `/a/`
  return entry instanceof RegExp ? `\0${entry}` : entry;
}
