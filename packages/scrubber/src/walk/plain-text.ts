import { mayBeginKey } from "../detect/context/pem-lines.ts";
import { namesId } from "../detect/detectors/id-names.ts";
import type { Finding } from "../detect/searches.ts";
import { areTooMany, COST, spend } from "../shared/budget.ts";
import { redact } from "./apply-redactions.ts";
import { isJoinedNames } from "./field-forms.ts";
import { type FieldRule, rememberClean } from "./field-rules.ts";
import { findInPath } from "./frame-paths.ts";
import { type Key, pathTo, redactWhole, type Walk } from "./walk-state.ts";

/** The smallest number with 12 digits, which is the length of the shortest card numbers. */
const SMALLEST_CARD = 100_000_000_000;
/**
 * Matches four numbers that are probably a version and not an IP address. Example: it matches `1.4.0.2` and
 * `131.0.0.0`, but not `203.0.113.7`.
 */
const FOUR_PART_VERSION = /^(?:\d{1,2}(?:\.\d{1,3}){3}|\d{3}\.0\.0\.0)$/;

/** Redacts the secrets in a string, which is not parsed even if it is JSON. Returns the new string. */
export function scrubPlainText(walk: Walk, text: string, field: FieldRule, key: Key): string {
  const findings = findSecrets(walk, text, field);
  if (findings.length > 0) return redactFindings(walk, text, findings, key);
  // `visitList` skips cached strings. It must not skip the beginning of a PEM key, because the next entries can be the
  // rest of the key.
  if (!mayBeginKey(text)) rememberClean(field, text);
  return text;
}

function findSecrets(walk: Walk, text: string, { name, node, isVersion }: FieldRule): readonly Finding[] {
  const { plan } = walk;
  const { form } = node;
  // A string with `: ` can be a name with a value instead of a path, so it is searched like any other text.
  if (form === "path" && !text.includes(": ")) return findInPath(plan, text);
  const isSource = form === "source" || (form === "word" && isJoinedNames(text));
  const findings = plan.scanText(text, isSource, plan.valueLength, walk);
  if (isVersion) return withoutVersions(text, findings);
  return isLongId(text, findings, name) ? [] : findings;
}

/**
 * Checks whether a string that looks like a card number is probably a long id: it contains only digits, and the field
 * is for an id, such as `order_id`.
 */
function isLongId(text: string, [first, ...others]: readonly Finding[], name: string): boolean {
  return first?.rule === "@creditcard" && others.length === 0 && /^\d{14,19}$/.test(text) && namesId(name);
}

function withoutVersions(text: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule, start, end }) => rule !== "@ip" || !FOUR_PART_VERSION.test(text.slice(start, end)));
}

/** Redacts the findings in a string, or the whole string if there are too many. Returns the new string. */
function redactFindings(walk: Walk, text: string, findings: readonly Finding[], key: Key): string {
  if (areTooMany(walk, findings.length)) return redactUnsearched(walk, text, key);
  spend(walk, findings.length * COST.redaction);
  const redacted = redact(text, findings, pathTo(walk, key));
  for (const redaction of redacted.redactions) walk.redactions.push(redaction);
  return redacted.text;
}

/** Redacts a whole string, because a limit was reached before it was completely searched. */
export function redactUnsearched(walk: Walk, text: string, key: Key): string {
  return String(redactWhole(walk, "@limit", text, key) ?? "");
}

/** Checks whether a value is a number with fewer digits than a card number, so that it need not be searched. */
export function isSmallNumber(value: unknown): value is number {
  return typeof value === "number" && value < SMALLEST_CARD && value > -SMALLEST_CARD;
}

/** Redacts a number if its digits are a secret, such as a card number. */
export function scrubNumber(walk: Walk, value: number, field: FieldRule, key: Key): unknown {
  const text = String(value);
  const findings = Number.isInteger(value) ? walk.plan.scanText(text, false, undefined, walk) : [];
  const [finding] = findings;
  if (finding === undefined || isLongId(text, findings, field.name)) return value;
  const { rule, redactor } = finding;
  spend(walk, COST.redaction);
  walk.redactions.push({ rule, code: redactor.code, path: pathTo(walk, key) });
  return redactor.apply(text);
}
