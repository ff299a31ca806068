import type { Plan } from "./plan.ts";
import type { Redaction } from "./redaction.ts";
import { redact } from "./remarks.ts";
import type { Finding } from "./values.ts";

export type Key = string | number;

/** A walk on its way. */
export interface Walk {
  readonly plan: Plan;
  /** What was done, in the order in which it was met. */
  readonly redactions: Redaction[];
  /** From this depth on it looks for cycles. */
  readonly uncheckedDepth: number;
  readonly isPolluted: boolean;
  /** The open containers' originals. What lies beyond `depth` is left over. */
  readonly ancestors: object[];
  /** The keys that led to the open containers. What lies beyond `level` is left over. */
  readonly trail: Key[];
  /** The message whose values come next. */
  template: string;
  depth: number;
  level: number;
  nodes: number;
}

export function enter(walk: Walk, key: Key): void {
  walk.trail[walk.level] = key;
  walk.level += 1;
}

/** The keys that lead from the root to a place. The root's own is no part of them. */
export function pathTo({ trail, level }: Walk, key: Key): string[] {
  return level === 0 ? [] : [...trail.slice(1, level), key].map(String);
}

export function isAncestor({ ancestors, depth }: Walk, value: object): boolean {
  for (let level = 0; level < depth; level++) if (ancestors[level] === value) return true;
  return false;
}

/** Replaces a whole value because of its name, or because it cannot be looked at. */
export function filter(walk: Walk, rule: string, value: unknown, key: Key): unknown {
  // Flags and absences hold no secret, and a second pass must find nothing new.
  if (value === null || value === undefined || typeof value === "boolean" || value === "") return value;
  const { plan, redactions } = walk;
  if (typeof value === "string" && plan.isRedacted(value)) return value;
  const { code, apply } = plan.redactorOf(rule);
  redactions.push({ rule, code, path: pathTo(walk, key) });
  return code === "x" ? null : apply(typeof value === "object" ? "" : String(value));
}

/** Searches what follows a path: its query and its fragment. */
export function searchQuery(walk: Walk, path: string, key: Key): string {
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
export function replace(walk: Walk, text: string, findings: readonly Finding[], key: Key): string {
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
