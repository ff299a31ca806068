/**
 * Returns the first list, followed by the entries that only the second contains. Patterns with the same source and
 * flags are equal.
 */
export function joinLists(first: readonly unknown[], next: readonly unknown[]): unknown[] {
  const known = new Set(first.map(identity));
  return [...first, ...next.filter((entry) => !known.has(identity(entry)))];
}

function identity(entry: unknown): unknown {
  // `\0` tells a pattern from a string that looks like one: the pattern `/a/` -> `\0/a/`,
  // the string `/a/` -> `/a/`
  return entry instanceof RegExp ? `\0${entry}` : entry;
}
