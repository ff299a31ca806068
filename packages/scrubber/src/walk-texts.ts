import { areTooMany, spendOnRedactions } from "./budget.ts";
import { mayBeginKey } from "./key-lines.ts";
import { rememberClean, type Step } from "./places.ts";
import { redact } from "./remarks.ts";
import type { Finding } from "./values.ts";
import { filter, type Key, pathTo, type Walk } from "./walk-state.ts";

/** Of spans, traces and replays. */
const ID = /^(?:[\da-f]{16}){1,2}$/;
/** As people count: `1.4.0.2`, and browsers `131.0.0.0`. Most addresses begin with a number of three digits. */
const FOUR_PARTS = /^(?:\d{1,2}(?:\.\d{1,3}){3}|\d{3}\.0\.0\.0)$/;

/** A text without the secrets in it. */
export function search(walk: Walk, text: string, step: Step, key: Key): string {
  const { treat } = step.place;
  if (treat === "path") return searchQuery(walk, text, key);
  if (treat === "id" && ID.test(text)) return text;
  const found = walk.plan.valueRule(text, treat === "source", walk.plan.valueLength);
  const findings = step.isVersion ? withoutVersions(text, found) : found;
  if (findings.length > 0) return replace(walk, text, findings, key);
  // A line that is known is passed without asking what it says of the next.
  if (treat !== "source" || !mayBeginKey(text)) rememberClean(step, text);
  return text;
}

function withoutVersions(text: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule, start, end }) => rule !== "@ip" || !FOUR_PARTS.test(text.slice(start, end)));
}

/** Searches what follows a path: its query and its fragment. */
function searchQuery(walk: Walk, path: string, key: Key): string {
  // Most have neither, and this tells so faster than a search for both.
  if (!path.includes("?") && !path.includes("#")) return path;
  const start = path.search(/[?#]/);
  const findings = walk.plan.valueRule(path.slice(start)).map((finding) => ({
    ...finding,
    start: start + finding.start,
    end: start + finding.end,
  }));
  return findings.length === 0 ? path : replace(walk, path, findings, key);
}

/** A text without what was found in it. */
function replace(walk: Walk, text: string, findings: readonly Finding[], key: Key): string {
  if (areTooMany(walk, findings.length)) return String(filter(walk, "@limit", text, key) ?? "");
  spendOnRedactions(walk, findings.length);
  const redacted = redact(text, findings, pathTo(walk, key));
  for (const redaction of redacted.redactions) walk.redactions.push(redaction);
  return redacted.text;
}

/** A number may be that of a card. */
export function filterNumber(walk: Walk, value: number, key: Key): unknown {
  const [finding] = Number.isInteger(value) ? walk.plan.valueRule(String(value)) : [];
  if (finding === undefined) return value;
  const { rule, redactor } = finding;
  walk.redactions.push({ rule, code: redactor.code, path: pathTo(walk, key) });
  return redactor.apply(String(value));
}
