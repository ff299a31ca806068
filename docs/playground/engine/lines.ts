/** A text in lines, and which of them are marked as changed. */
export interface MarkedLines {
  readonly lines: readonly string[];
  readonly changed: ReadonlySet<number>;
}

/** Splits the payload `after` into indented lines. Marks the lines that are not among the lines of `before`. */
export function markedLines(before: readonly string[], after: unknown): MarkedLines {
  if (after === undefined) return { lines: [], changed: new Set() };
  const known = new Set(before);
  const lines = linesOf(after);
  return { lines, changed: new Set(lines.flatMap((line, place) => (known.has(line) ? [] : [place]))) };
}

export function linesOf(value: unknown): readonly string[] {
  // A payload that is text, such as an attachment, is shown as it is.
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
  return text.split("\n");
}
