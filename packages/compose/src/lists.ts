/** The first list, and what only the second holds; a pattern is the same as another of its text. */
export function joinLists(first: readonly unknown[], next: readonly unknown[]): unknown[] {
  const known = new Set(first.map(identity));
  return [...first, ...next.filter((entry) => !known.has(identity(entry)))];
}

function identity(entry: unknown): unknown {
  // A text may look like a pattern, but none begins so.
  return entry instanceof RegExp ? `\0${entry}` : entry;
}
