/** Returns the first list and the entries that only the second has. Patterns of equal source and flags are equal. */
export function joinLists(first: readonly unknown[], next: readonly unknown[]): unknown[] {
  const known = new Set(first.map(identity));
  return [...first, ...next.filter((entry) => !known.has(identity(entry)))];
}

function identity(entry: unknown): unknown {
  // A string may look like a pattern, but does not begin with `\0`. The pattern `/a/` -> `\0/a/`
  return entry instanceof RegExp ? `\0${entry}` : entry;
}
