import type { BoundColumns } from "../detect/columns/bound-columns.ts";
import type { Redaction } from "../policy/redaction.ts";
import { COST, type Meter, spend } from "../shared/budget.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import type { FieldRule } from "./field-rules.ts";

/** The name of a field, or the index of a list's entry. */
export type Key = string | number;

/** Returns the scrubbed copy of a value. `field` is the rule of the field or entry that holds the value. */
type Visit = (walk: Walk, value: unknown, field: FieldRule, key: Key) => unknown;

/** The state of a walk, which visits all values of a payload and makes a scrubbed copy. */
export interface Walk extends Meter {
  readonly plan: CompiledPolicy;
  /** Visits a value inside the current one. The function is part of the state because an import would be circular. */
  readonly visit: Visit;
  /** The redactions so far, in the order in which the walk made them. */
  readonly redactions: Redaction[];
  /** The nesting depth at which the walk begins to look for cycles. */
  readonly uncheckedDepth: number;
  /** Whether `Object.prototype` has enumerable fields, which `for...in` visits in every object. */
  readonly isPolluted: boolean;
  /**
   * The input objects and lists that contain the current value, beginning with the root. Only the first `depth` entries
   * are valid. The others are left over from earlier values.
   */
  readonly ancestors: object[];
  /**
   * The keys of the objects and lists that contain the current value, beginning with the root. Only the first `level`
   * entries are valid. The others are left over from earlier values.
   */
  readonly trail: Key[];
  /** The template of a log message, if the next list holds its parameters. Otherwise empty. */
  template: string;
  /** If the next list or object holds the bound values of a query: the columns of these values. */
  columns: BoundColumns | undefined;
  depth: number;
  level: number;
  /** Number of objects and lists visited so far. */
  nodes: number;
}

/** Adds the key of an object or list to the current path, before the walk visits the fields or entries in it. */
export function enter(walk: Walk, key: Key): void {
  walk.trail[walk.level] = key;
  walk.level += 1;
}

/** Returns the path of a value: the keys from the root to the value, without the key of the root itself. */
export function pathTo({ trail, level }: Walk, key: Key): string[] {
  if (level === 0) return [];
  const path: string[] = [];
  for (let above = 1; above < level; above++) path.push(String(trail[above]));
  path.push(String(key));
  return path;
}

/** Returns the template whose parameters are in the next list, and clears it, so that later lists do not get it. */
export function takeTemplate(walk: Walk): string {
  const { template } = walk;
  if (template !== "") walk.template = "";
  return template;
}

/**
 * Returns the columns of the bound values in the next list or object, and clears them, so that later ones do not get
 * them.
 */
export function takeColumns(walk: Walk): BoundColumns | undefined {
  const { columns } = walk;
  if (columns !== undefined) walk.columns = undefined;
  return columns;
}

/** Clears the template and the columns, in case no list or object has taken them. */
export function forgetContext(walk: Walk): void {
  walk.template = "";
  walk.columns = undefined;
}

/** Returns an object or list that contains the current one. With `levels: 1`, this is the direct parent. */
export function enclosing({ ancestors, depth }: Walk, levels: number): object | undefined {
  const level = depth - 1 - levels;
  return level < 0 ? undefined : ancestors[level];
}

export function isAncestor({ ancestors, depth }: Walk, value: object): boolean {
  for (let level = 0; level < depth; level++) if (ancestors[level] === value) return true;
  return false;
}

/** Redacts a whole value because of its name, or because it cannot be searched. */
export function redactWhole(walk: Walk, rule: string, value: unknown, key: Key): unknown {
  // Booleans and empty values hold no secret. `null` can be the result of an earlier redaction, which must not be
  // recorded a second time.
  if (value === null || value === undefined || typeof value === "boolean" || value === "") return value;
  const { plan, redactions } = walk;
  if (typeof value === "string" && plan.isRedacted(value)) return value;
  if (typeof value !== "object" && isSafe(walk, rule, String(value))) return value;
  const { code, apply } = plan.redactorOf(rule);
  spend(walk, COST.redaction);
  redactions.push({ rule, code, path: pathTo(walk, key) });
  return code === "x" ? null : apply(typeof value === "object" ? "" : String(value));
}

/**
 * Checks whether a value is one of the policy's safe values, which built-in rules keep. If another rule, such as one of
 * the app's patterns, finds something in the value, the value is not safe.
 */
function isSafe(walk: Walk, rule: string, value: string): boolean {
  const { safeValues, scanText } = walk.plan;
  return safeValues?.keeps(rule, value) === true && scanText(value, false, undefined, walk).length === 0;
}
