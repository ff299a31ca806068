import type { Redaction } from "../policy/redaction.ts";
import { COST, type Meter, spend } from "../shared/budget.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";

export type Key = string | number;

/** A walk on its way. */
export interface Walk extends Meter {
  readonly plan: CompiledPolicy;
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
  if (level === 0) return [];
  const path: string[] = [];
  for (let above = 1; above < level; above++) path.push(String(trail[above]));
  path.push(String(key));
  return path;
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
  spend(walk, COST.redaction);
  redactions.push({ rule, code, path: pathTo(walk, key) });
  return code === "x" ? null : apply(typeof value === "object" ? "" : String(value));
}
