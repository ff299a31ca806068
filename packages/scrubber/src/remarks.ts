import type { Redaction } from "./redaction.ts";
import { utf8Length } from "./utf8.ts";
import type { Finding } from "./values.ts";

/** What was done to a text, with offsets in its new form. */
export function redactionsOf(before: string, findings: readonly Finding[], path: readonly string[]): Redaction[] {
  const length = [...before].length;
  let offset = 0;
  let from = 0;
  return findings.map(({ start, end, rule, redactor }) => {
    offset += utf8Length(before.slice(from, start));
    const range = [offset, offset + utf8Length(redactor.apply(before.slice(start, end)))] as const;
    offset = range[1];
    from = end;
    return { rule, code: redactor.code, path, range, length };
  });
}

/** The same for a text that was taken apart and written anew: one for each rule, without offsets. */
export function redactionsInside(
  before: string,
  inside: readonly Redaction[],
  path: readonly string[],
): readonly Redaction[] {
  const length = [...before].length;
  const byRule = new Map(inside.map(({ rule, code }) => [`${rule} ${code}`, { rule, code, path, length }]));
  return [...byRule.values()];
}
