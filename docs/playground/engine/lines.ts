/** A text in lines, and which of them are marked as changed. */
export interface MarkedLines {
  readonly lines: readonly string[];
  readonly changed: ReadonlySet<number>;
}

/** Splits the payload `after` into indented lines. Marks the lines that the payload `before` does not contain. */
export function markedLines(before: unknown, after: unknown): MarkedLines {
  if (after === undefined) return { lines: [], changed: new Set() };
  const known = new Set(linesOf(before));
  const lines = linesOf(after);
  return { lines, changed: new Set(lines.flatMap((line, place) => (known.has(line) ? [] : [place]))) };
}

function linesOf(value: unknown): readonly string[] {
  // A payload that is text, such as an attachment, is shown as it is.
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
  return text.split("\n");
}
