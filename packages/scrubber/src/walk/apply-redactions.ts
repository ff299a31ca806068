import type { Finding } from "../detect/searches.ts";
import type { Redaction } from "../policy/redaction.ts";
import { isAscii, lengthOf, utf8Length } from "../shared/utf8.ts";

/** Redacts the findings in a string. Returns the new string, and the redactions with their byte offsets in it. */
export function redact(
  original: string,
  findings: readonly Finding[],
  path: readonly string[],
): { readonly text: string; readonly redactions: readonly Redaction[] } {
  // In most strings, each character is one byte, so the slower UTF-8 functions are not needed.
  const isOnlyAscii = isAscii(original);
  const length = isOnlyAscii ? original.length : lengthOf(original);
  let text = "";
  let offset = 0;
  let from = 0;
  const redactions = findings.map(({ start, end, rule, redactor }) => {
    const kept = original.slice(from, start);
    const replacement = redactor.apply(original.slice(start, end));
    const at = offset + (isOnlyAscii ? kept.length : utf8Length(kept));
    text += kept + replacement;
    offset = at + utf8Length(replacement);
    from = end;
    return { rule, code: redactor.code, path, range: [at, offset] as const, length };
  });
  return { text: text + original.slice(from), redactions };
}

/**
 * Merges the redactions of one JSON string, so that each combination of rule and method occurs once. The result has no
 * offsets, because the JSON was parsed and serialized again.
 */
export function mergedByRule(
  original: string,
  inside: readonly Redaction[],
  path: readonly string[],
): readonly Redaction[] {
  const length = lengthOf(original);
  const byRule = new Map(inside.map(({ rule, code }) => [`${rule} ${code}`, { rule, code, path, length }]));
  return [...byRule.values()];
}
