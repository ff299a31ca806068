import { type Container, type Key, type Notes, pathTo, tell } from "./notes.ts";
import type { Plan } from "./plan.ts";
import { redact } from "./remarks.ts";

/** A walk on its way. */
export interface Walk {
  readonly plan: Plan;
  readonly notes: Notes;
  /** From this depth on it looks for cycles. */
  readonly uncheckedDepth: number;
  readonly isPolluted: boolean;
  /** The open containers' originals. What lies beyond `depth` is left over. */
  readonly ancestors: object[];
  depth: number;
  nodes: number;
  here: Container;
}

export function isAncestor({ ancestors, depth }: Walk, value: object): boolean {
  for (let level = 0; level < depth; level++) if (ancestors[level] === value) return true;
  return false;
}

/** Replaces a whole value because of its name, or because it cannot be looked at. */
export function filter({ plan, notes, here }: Walk, rule: string, value: unknown, key: Key): unknown {
  // Flags and absences hold no secret, and a second pass must find nothing new.
  if (value === null || value === undefined || typeof value === "boolean" || value === "") return value;
  if (typeof value === "string" && plan.isRedacted(value)) return value;
  const { code, apply } = plan.redactorOf(rule);
  tell(notes, { rule, code, path: pathTo(here, key) });
  return code === "x" ? null : apply(typeof value === "object" ? "" : String(value));
}

/** Searches what follows a path: its query and its fragment. */
export function searchQuery({ plan, notes, here }: Walk, path: string, key: Key): string {
  // Most have neither, and this tells so faster than a search for both.
  if (!path.includes("?") && !path.includes("#")) return path;
  const start = path.search(/[?#]/);
  const findings = plan.valueRule(path.slice(start)).map((finding) => ({
    ...finding,
    start: start + finding.start,
    end: start + finding.end,
  }));
  if (findings.length === 0) return path;
  const { text, redactions } = redact(path, findings, pathTo(here, key));
  for (const redaction of redactions) tell(notes, redaction);
  return text;
}

/** A number may be that of a card. */
export function filterNumber(walk: Walk, value: number, key: Key): unknown {
  const [finding] = Number.isInteger(value) ? walk.plan.valueRule(String(value)) : [];
  if (finding === undefined) return value;
  const { rule, redactor } = finding;
  tell(walk.notes, { rule, code: redactor.code, path: pathTo(walk.here, key) });
  return redactor.apply(String(value));
}
