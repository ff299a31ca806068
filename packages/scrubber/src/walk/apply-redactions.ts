import type { Finding } from "../detect/searches.ts";
import type { Redaction } from "../policy/redaction.ts";
import { isAscii, lengthOf, utf8Length } from "../shared/utf8.ts";

/** Redacts the findings in a text. Returns the new text, and the redactions with their byte offsets in it. */
export function redact(
  before: string,
  findings: readonly Finding[],
  path: readonly string[],
): { readonly text: string; readonly redactions: readonly Redaction[] } {
  // Fast path: in ASCII, as most texts are, a character is a byte.
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

/** Returns one redaction per rule, without offsets, for a text that was parsed and serialized again. */
export function redactionsInside(
  before: string,
  inside: readonly Redaction[],
  path: readonly string[],
): readonly Redaction[] {
  const length = lengthOf(before);
  const byRule = new Map(inside.map(({ rule, code }) => [`${rule} ${code}`, { rule, code, path, length }]));
  return [...byRule.values()];
}
