import { mayBeginKey } from "../detect/context/pem-lines.ts";
import type { Finding } from "../detect/searches.ts";
import { areTooMany, COST, spend } from "../shared/budget.ts";
import { redact } from "./apply-redactions.ts";
import { isJoinedNames } from "./field-forms.ts";
import { type FieldRule, rememberClean } from "./field-rules.ts";
import { findInPath } from "./frame-paths.ts";
import { filter, type Key, pathTo, type Walk } from "./walk-state.ts";

/**
 * Matches a version of four numbers, such as a browser's: `1.4.0.2`, `131.0.0.0` -> true; an IP address such as
 * `203.0.113.7` -> false
 */
const FOUR_PARTS = /^(?:\d{1,2}(?:\.\d{1,3}){3}|\d{3}\.0\.0\.0)$/;

/** Returns a text with the secrets in it redacted. */
export function search(walk: Walk, text: string, step: FieldRule, key: Key): string {
  const findings = find(walk, text, step);
  if (findings.length > 0) return replace(walk, text, findings, key);
  // A text that might begin a PEM key is not cached: for cached entries of a list, `visitList` skips the check that
  // finds the other lines of a key.
  if (!mayBeginKey(text)) rememberClean(step, text);
  return text;
}

function find(walk: Walk, text: string, { place, isVersion }: FieldRule): readonly Finding[] {
  const { plan } = walk;
  const { treat } = place;
  if (treat === "path") return findInPath(plan, text);
  const isSource = treat === "source" || (treat === "word" && isJoinedNames(text));
  const found = plan.scanText(text, isSource, plan.valueLength, walk);
  return isVersion ? withoutVersions(text, found) : found;
}

function withoutVersions(text: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule, start, end }) => rule !== "@ip" || !FOUR_PARTS.test(text.slice(start, end)));
}

/** Returns a text with the findings redacted. If there are too many findings, redacts the whole text. */
function replace(walk: Walk, text: string, findings: readonly Finding[], key: Key): string {
  if (areTooMany(walk, findings.length)) return String(filter(walk, "@limit", text, key) ?? "");
  spend(walk, findings.length * COST.redaction);
  const redacted = redact(text, findings, pathTo(walk, key));
  for (const redaction of redacted.redactions) walk.redactions.push(redaction);
  return redacted.text;
}

/** Redacts a number if a secret, such as a card number, is found in its digits. */
export function filterNumber(walk: Walk, value: number, key: Key): unknown {
  const [finding] = Number.isInteger(value) ? walk.plan.scanText(String(value), false, undefined, walk) : [];
  if (finding === undefined) return value;
  const { rule, redactor } = finding;
  spend(walk, COST.redaction);
  walk.redactions.push({ rule, code: redactor.code, path: pathTo(walk, key) });
  return redactor.apply(String(value));
}
