import type { BoundColumns } from "../detect/columns/bound-columns.ts";
import type { Redaction } from "../policy/redaction.ts";
import { COST, type Meter, spend } from "../shared/budget.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import type { FieldRule } from "./field-rules.ts";

/** The name of a field, or the index of a list entry. */
export type Key = string | number;

/** Returns the scrubbed copy of a value. `field` is the rule for the field or list entry that contains the value. */
type Visit = (walk: Walk, value: unknown, field: FieldRule, key: Key) => unknown;

/** The state of a walk, which visits all values of a payload and creates a scrubbed copy. */
export interface Walk extends Meter {
  readonly plan: CompiledPolicy;
  /** Visits a value inside the current one. It is stored here, because importing it would create an import cycle. */
  readonly visit: Visit;
  /** All redactions so far, in order. */
  readonly redactions: Redaction[];
  /** The walk checks for cycles only at this nesting depth and deeper. */
  readonly uncheckedDepth: number;
  /** Whether `Object.prototype` has enumerable fields, which `for...in` would visit in every object. */
  readonly isPolluted: boolean;
  /**
   * The input objects and lists around the current value, beginning with the root. Only the first `depth` entries are
   * valid. The others are left over from earlier values.
   */
  readonly ancestors: object[];
  /**
   * The keys of the objects and lists around the current value, beginning with the root. Only the first `level` entries
   * are valid. The others are left over from earlier values.
   */
  readonly trail: Key[];
  /** The template of a log message if the next list contains its parameters, otherwise an empty string. */
  template: string;
  /**
   * The names of the values in the next list or object, if they are known. Example: the value that is bound to `$1` in
   * `where token = $1` has the name `token`.
   */
  columns: BoundColumns | undefined;
  depth: number;
  level: number;
  /** How many objects and lists were visited. */
  nodes: number;
}

/** Appends the key of an object or list to the current path, before the values inside it are visited. */
export function enter(walk: Walk, key: Key): void {
  walk.trail[walk.level] = key;
  walk.level += 1;
}

/** Returns the path of a value: the keys from the root to the value, without the key of the root. */
export function pathTo({ trail, level }: Walk, key: Key): string[] {
  if (level === 0) return [];
  const path: string[] = [];
  for (let above = 1; above < level; above++) path.push(String(trail[above]));
  path.push(String(key));
  return path;
}

/**
 * Returns the template whose parameters are in the next list, and clears it, so that it does not apply to later lists.
 */
export function takeTemplate(walk: Walk): string {
  const { template } = walk;
  if (template !== "") walk.template = "";
  return template;
}

/**
 * Returns the names (`columns`) of the values in the next list or object, and clears them, so that they do not apply to
 * later lists or objects.
 */
export function takeColumns(walk: Walk): BoundColumns | undefined {
  const { columns } = walk;
  if (columns !== undefined) walk.columns = undefined;
  return columns;
}

/** Clears the template and the columns, so that a later list or object does not use them. */
export function forgetContext(walk: Walk): void {
  walk.template = "";
  walk.columns = undefined;
}

/** Returns the current object or list (`levels: 0`), its parent (`levels: 1`), or one farther up. */
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
  // Booleans and empty values contain no secret. `null` can be the result of an earlier redaction, which must not be
  // recorded twice.
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
 * Checks whether a value is in the policy's `safeValues`, so that the built-in rules do not redact it. It is not safe
 * if another rule, such as one of the app's patterns, finds something in it.
 */
function isSafe(walk: Walk, rule: string, value: string): boolean {
  const { safeValues, scanText } = walk.plan;
  return safeValues?.keeps(rule, value) === true && scanText(value, false, undefined, walk).length === 0;
}
