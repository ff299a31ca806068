import { isRecord } from "@sentry-policy/internal/guards";
import { type BoundColumns, boundColumns } from "../detect/columns/bound-columns.ts";
import { commandPasswords } from "../detect/columns/command-arguments.ts";
import { redisPasswords } from "../detect/columns/redis-passwords.ts";
import { ruleForParameter } from "../detect/context/format-args.ts";
import { looksMixed } from "../detect/key-value/value-forms.ts";
import { spend } from "../shared/budget.ts";
import { type Fields, put, read } from "../shared/fields.ts";
import { besideField, besideIn, isConditionMet } from "./conditional-names.ts";
import { isTypeName } from "./declarations.ts";
import type { FieldRule } from "./field-rules.ts";
import { DATA_URL_RULE, isDataUrl } from "./frame-paths.ts";
import { nameInLabel } from "./labels.ts";
import { OF_MODULE, type Sibling } from "./sibling-kinds.ts";
import { enclosing, type Walk } from "./walk-state.ts";

/** An object whose fields are being visited. */
export interface OpenRecord {
  readonly source: Readonly<Fields>;
  /** The scrubbed copy, with the fields that were already visited. */
  readonly copy: Readonly<Fields>;
  /**
   * The original values of some fields:
   *
   * - values that were read before their field was visited, so that they are not read twice
   * - values that scrubbing changed, because other fields can depend on them. For example, scrubbing can remove a
   *   placeholder from a message template.
   */
  originals: Fields | undefined;
  /**
   * The names of the values, if they are known. Example: the value that is bound to `$1` in `where token = $1` has the
   * name `token`.
   */
  readonly columns: BoundColumns | undefined;
}

/** The rule for a value. `name` is the sensitive name to which the rule applies, if it is not the name of the field. */
export interface NamedRule {
  readonly rule: string;
  readonly name?: string;
}

/** Maximum number of names in a list of columns. */
const MOST_COLUMNS = 256;
const OF_DATA_URL: NamedRule = Object.freeze({ rule: DATA_URL_RULE });

/**
 * Returns the rule for a field because of another field of the object, its query column, or the condition of its name.
 * Returns `undefined` if no rule applies.
 */
export function ruleInContext(walk: Walk, value: unknown, field: FieldRule, record: OpenRecord): NamedRule | undefined {
  const { siblings, condition, name } = field;
  const { columns } = record;
  const bySibling = siblings === undefined ? undefined : ruleForField(walk, value, siblings, record);
  if (bySibling !== undefined) return bySibling;
  const rule = columns === undefined ? undefined : ruleOfColumn(walk, columns, name);
  if (rule !== undefined) return { rule };
  const isMet = condition !== undefined && isConditionMet(condition, value, besideField(record.source));
  return isMet ? { rule: condition.rule } : undefined;
}

/** Returns the rule for a field because of other fields of the object, or `undefined` if there is none. */
function ruleForField(
  walk: Walk,
  value: unknown,
  siblings: readonly Sibling[],
  record: OpenRecord,
): NamedRule | undefined {
  if (value === null || typeof value === "boolean") return undefined;
  if (siblings === OF_MODULE) return isDataUrl(record.copy["filename"]) ? OF_DATA_URL : undefined;
  for (const sibling of siblings) {
    const rule = ruleBySibling(walk, value, sibling, record);
    if (rule !== undefined) return typeof rule === "string" ? { rule } : rule;
  }
  return undefined;
}

function ruleBySibling(
  walk: Walk,
  value: unknown,
  sibling: Sibling,
  record: OpenRecord,
): NamedRule | string | undefined {
  const { decides, fields, place } = sibling;
  switch (decides) {
    case "name":
      return ruleByLabel(walk, value, fields, record);
    case "label":
      return typeof value === "string" && /\s/.test(value) ? undefined : ruleByLabel(walk, value, fields, record);
    case "buffer":
      return Array.isArray(value) && fieldBeside(record, fields) === "Buffer" ? "@binary" : undefined;
    case "file":
      return isDataUrl(fieldBeside(record, fields)) ? DATA_URL_RULE : undefined;
    case "template":
      // `startList` needs the template when the walk visits the list of parameters.
      walk.template = Array.isArray(value) ? textOf(fieldBeside(record, fields)) : "";
      return undefined;
    case "parameter":
      return ruleOfParameter(walk, value, sibling, record);
    case "command":
      if (Array.isArray(value)) walk.columns ??= columnsOfCommand(walk, textOf(fieldBeside(record, fields)), value);
      return undefined;
    case "columns":
      if (Array.isArray(value)) walk.columns ??= columnsOfList(fieldBeside(record, fields));
      return undefined;
    case "method":
      if (Array.isArray(value)) walk.columns ??= columnsOfArguments(textOf(fieldBeside(record, fields)), value);
      return undefined;
    case "query": {
      const columns = columnsIn(walk, textOf(fieldBeside(record, fields)));
      const column = place < 0 ? undefined : columns?.get(String(place + 1));
      if (place < 0) walk.columns = columns;
      return column === undefined ? undefined : walk.plan.nameRule(column);
    }
  }
}

/** Returns the rule for a value whose name is in another field, as in `{ path: ["password"], input: "made-up" }`. */
function ruleByLabel(walk: Walk, value: unknown, fields: readonly string[], record: OpenRecord): NamedRule | undefined {
  const { plan } = walk;
  // Validators also report the type of a value, as in `{ path: ["password"], received: "undefined" }`.
  if (isTypeName(value)) return undefined;
  for (const field of fields) {
    const name = nameInLabel(field, readBeside(record, field), typeof value === "number");
    if (name === undefined) continue;
    const rule = plan.nameRule(name) ?? ruleOnCondition(walk, name, value);
    if (rule !== undefined) return { rule, name };
  }
  return undefined;
}

function ruleOnCondition(walk: Walk, name: string, value: unknown): string | undefined {
  const condition = walk.plan.conditionOf(name);
  const isMet = condition !== undefined && isConditionMet(condition, value, besideIn(enclosing(walk, 1)));
  return isMet ? condition.rule : undefined;
}

/**
 * Returns the rule of the column to which a value is bound. `name` is the name or number of the placeholder, such as
 * `id` for `:id` and `1` for `$1`.
 */
export function ruleOfColumn({ plan }: Walk, columns: BoundColumns, name: string): string | undefined {
  const column = columns.get(name);
  return column === undefined ? undefined : plan.nameRule(column);
}

function ruleOfParameter(
  walk: Walk,
  value: unknown,
  { fields, place }: Sibling,
  record: OpenRecord,
): string | undefined {
  const [template = "", previous = ""] = fields;
  const text = textOf(readBeside(record, template));
  if (text === "") return undefined;
  const before = place === 0 ? undefined : readBeside(record, previous);
  return ruleForParameter(text, place, withoutType(value), before, walk.plan, walk);
}

/** Returns the names of the values in a list by their position: `["id", "token"]` -> `{ 1: "id", 2: "token" }`. */
function columnsOfList(names: unknown): BoundColumns | undefined {
  if (!Array.isArray(names) || names.length > MOST_COLUMNS) return undefined;
  return new Map(names.map((name, index) => [String(index + 1), textOf(name)]));
}

/**
 * Returns the name of the method as the name of each argument that looks like a secret. Example: for `auth.login` and
 * `["ada", "made-up-7"]`, the second argument gets the name `auth.login`. An argument looks like a secret if it mixes
 * letters with digits or special characters. Others can be user names or numbers.
 */
function columnsOfArguments(method: string, args: readonly unknown[]): BoundColumns | undefined {
  if (method === "" || args.length > MOST_COLUMNS) return undefined;
  const secrets = args.map((arg) => typeof arg === "string" && looksMixed(arg));
  return new Map(secrets.flatMap((isSecret, index) => (isSecret ? [[String(index + 1), method] as const] : [])));
}

function columnsOfCommand(walk: Walk, command: string, args: readonly unknown[]): BoundColumns | undefined {
  return redisPasswords(command, args) ?? commandPasswords(command, args, walk.plan.scanText, walk);
}

/**
 * Returns the columns of the placeholders in a query. For example, in `where token = $1`, the placeholder `1` belongs
 * to the column `token`.
 */
function columnsIn(walk: Walk, query: string): BoundColumns | undefined {
  if (query === "") return undefined;
  spend(walk, query.length);
  return boundColumns(query);
}

/** Returns the value of the first field in `fields` that the object has. */
function fieldBeside(record: OpenRecord, fields: readonly string[]): unknown {
  for (const field of fields) {
    const held = readBeside(record, field);
    if (held !== undefined) return held;
  }
  return undefined;
}

/** Returns the original value of a field, or the value inside it if it is a typed attribute. */
function readBeside(record: OpenRecord, field: string): unknown {
  const { source, copy, originals } = record;
  if (originals !== undefined && Object.hasOwn(originals, field)) return withoutType(originals[field]);
  if (Object.hasOwn(copy, field)) return withoutType(copy[field]);
  if (!Object.hasOwn(source, field)) return undefined;
  const held = read(source, field);
  keepOriginal(record, field, held);
  return withoutType(held);
}

/** Returns the original value of a field, which is read only if it was not read before. */
export function readOnce({ source, originals }: OpenRecord, field: string): unknown {
  return originals !== undefined && Object.hasOwn(originals, field) ? originals[field] : read(source, field);
}

export function keepOriginal(record: OpenRecord, field: string, held: unknown): void {
  record.originals ??= {};
  put(record.originals, field, held);
}

/** Returns the value inside a typed attribute, or any other value unchanged. */
function withoutType(attribute: unknown): unknown {
  return isRecord(attribute) ? read(attribute, "value") : attribute;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
