/** The first list, and what only the second holds; a pattern is the same as another of its text. */
export function joinLists(first: readonly unknown[], next: readonly unknown[]): unknown[] {
  const known = new Set(first.map(identity));
  return [...first, ...next.filter((entry) => !known.has(identity(entry)))];
}

function identity(entry: unknown): unknown {
  // A text may look like a pattern, but none begins so.
  return entry instanceof RegExp ? `\0${entry}` : entry;
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Later fields win, `undefined` never does, and plain objects in both are joined in turn. `{ allow }` and `{ deny }` are
 * one choice (`dataCollection`), so the later one stands alone.
 */
export function mergeRecords(first: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...first };
  for (const [key, value] of Object.entries(next)) {
    const known = merged[key];
    if (value !== undefined)
      merged[key] =
        isRecord(known) && isRecord(value) && !isChoice(value) && !isChoice(known) ? mergeRecords(known, value) : value;
  }
  return merged;
}

function isChoice(value: object): boolean {
  return "allow" in value || "deny" in value;
}
