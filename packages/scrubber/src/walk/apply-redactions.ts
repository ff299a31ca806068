import type { Finding } from "../detect/searches.ts";
import type { Redaction } from "../policy/redaction.ts";
import { isAscii, lengthOf, utf8Length } from "../shared/utf8.ts";

/** A text without what was found in it, and what was done, with offsets in the new text. */
export function redact(
  before: string,
  findings: readonly Finding[],
  path: readonly string[],
): { readonly text: string; readonly redactions: readonly Redaction[] } {
  // Most texts are, and then their pieces need not be looked through one by one.
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

/** What was done to a text that was taken apart and written anew: one for each rule, without offsets. */
export function redactionsInside(
  before: string,
  inside: readonly Redaction[],
  path: readonly string[],
): readonly Redaction[] {
  const length = lengthOf(before);
  const byRule = new Map(inside.map(({ rule, code }) => [`${rule} ${code}`, { rule, code, path, length }]));
  return [...byRule.values()];
}
