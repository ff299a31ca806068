import type { Finding } from "../detect/searches.ts";
import type { Redaction } from "../policy/redaction.ts";
import { isAscii, lengthOf, utf8Length } from "../shared/utf8.ts";

/** Redacts the findings in a text. Returns the new text, and the redactions with their byte offsets in the new text. */
export function redact(
  before: string,
  findings: readonly Finding[],
  path: readonly string[],
): { readonly text: string; readonly redactions: readonly Redaction[] } {
  // Fast path: most texts are ASCII, in which each character is one byte.
  const areBytes = isAscii(before);
  const length = areBytes ? before.length : lengthOf(before);
  let text = "";
  let offset = 0;
  let from = 0;
  const redactions = findings.map(({ start, end, rule, redactor }) => {
    const kept = before.slice(from, start);
    const put = redactor.apply(before.slice(start, end));
    const at = offset + (areBytes ? kept.length : utf8Length(kept));
    text += kept + put;
    offset = at + utf8Length(put);
    from = end;
    return { rule, code: redactor.code, path, range: [at, offset] as const, length };
  });
  return { text: text + before.slice(from), redactions };
}

/**
 * Merges the redactions inside a text into one per rule, without offsets: the text was parsed and re-serialized, so its
 * offsets no longer apply.
 */
export function redactionsInside(
  before: string,
  inside: readonly Redaction[],
  path: readonly string[],
): readonly Redaction[] {
  const length = lengthOf(before);
  const byRule = new Map(inside.map(({ rule, code }) => [`${rule} ${code}`, { rule, code, path, length }]));
  return [...byRule.values()];
}
