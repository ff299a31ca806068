import { isObject, isRecord } from "@sentry-policy/internal/guards";
import { isQueryLike, isStatement, parameterizeMessage } from "../detect/sql/messages.ts";
import { PARAMETER, parameterize } from "../detect/sql/parameterize.ts";
import type { Redaction } from "../policy/redaction.ts";
import { editJson, heldAt, type Place, placeIn, redactAt, replaceAt, valueAt } from "./edit-copy.ts";
import { attributeOf } from "./typed-attribute.ts";

/**
 * Replaces the values in database queries with `?`, and adds an entry to `redactions` for each changed value. Changes
 * the payload in place, so it must be a scrubbed copy. Returns the payload, or a new string if the payload is a string.
 */
export type ParameterizeValues = (value: unknown, redactions: Redaction[]) => unknown;

/** Compiles the policy's `sql: "parameterize"` option. */
export type CompileSql = (isRedacted: (text: string) => boolean) => ParameterizeValues;

const SQL_RULE = "sql";
/** Matches the name of a field that always contains a query, such as `db.statement` and `db.query.text`. */
const STATEMENT_NAME = /^db\.(?:statement|query\.text|query|sql)$/;
/**
 * Matches the name of a field that contains a bound value. Example: it matches `db.query.parameter.0` and `db.params`,
 * but not `db.query`.
 */
const PARAMETER_NAME = /^db\.(?:(?:query|operation|statement|sql)\.)?(?:param(?:eter)?s?|bindings)(?:\.|$)/;
/** Matches the name of a field that may contain a query, such as `sql` in an error object. */
const QUERY_NAME = /^(?:query|sql|text|statement|queryText|query_text)$/;
/** Matches the name of a field with the bound values of a query in the same object, such as `params` and `bindings`. */
const BOUND_NAME = /^(?:params?|parameters|bindings|values|binds?|replacements|args)$/;
/**
 * Matches the `category` of a breadcrumb or the `op` of a span that describes a query. Example: it matches
 * `db.sql.query`, but not `dbx`.
 */
const QUERY_CATEGORY = /^(?:query|sql|db)(?:\.|$)/;
const REDIS = /redis|valkey/i;
/**
 * Matches the name of a Redis command and the whitespace after it. Example: in `SET name made-up`, it matches `SET `.
 */
const REDIS_COMMAND = /^\s{0,8}[a-z]{1,32}\s{1,8}/i;

export function compileSql(isRedacted: (text: string) => boolean): ParameterizeValues {
  return (root, redactions) => {
    const holder = { root };
    const place: Place = { holder, key: "root", path: [], changed: [] };
    visit(place, false);
    if (place.changed.length > 0) report(redactions, place.changed);
    return holder.root;
  };

  /**
   * Visits a value. `isOfQuery` states whether the value is the data of a span or breadcrumb that describes a query.
   */
  function visit(at: Place, isOfQuery: boolean): void {
    const value = valueAt(at);
    if (typeof value === "string") {
      const json = editJson(value, (inside) => visit(inside, false));
      replaceAt(at, json ?? parameterizeMessage(value, isRedacted));
    } else if (isRecord(value)) visitRecord(value, at, isOfQuery);
    else if (Array.isArray(value)) for (const index of value.keys()) visit(placeIn(at, value, String(index)), false);
  }

  function visitRecord(record: Readonly<Record<string, unknown>>, at: Place, isOfData: boolean): void {
    const isQuery = isOfData || standsForQuery(record);
    const isRedis = isOfRedis(record);
    const hasStatement = Object.keys(record).some((name) => holdsStatement(name, record));
    for (const name of Object.keys(record)) {
      const place = placeIn(at, record, name);
      if (PARAMETER_NAME.test(name) || ((isQuery || hasStatement) && BOUND_NAME.test(name))) bind(place);
      else if (STATEMENT_NAME.test(name) || isTextOfQuery(name, record, isQuery)) setStatement(place, isRedis);
      else visit(place, isQuery && (name === "data" || name === "attributes"));
    }
  }

  /** Replaces the values in a query, which is a string or a typed attribute with a string. */
  function setStatement(at: Place, isRedis: boolean): void {
    const value = valueAt(at);
    if (attributeOf(value) !== undefined && isObject(value)) setStatement(placeIn(at, value, "value"), isRedis);
    else if (typeof value !== "string") visit(at, false);
    else if (isRedis) replaceAt(at, redisWithoutArguments(value));
    else replaceAt(at, editJson(value, bind) ?? parameterize(value, isRedacted));
  }
}

/** Replaces the arguments of a Redis command with one `?`. Example: `SET name made-up` -> `SET ?`. */
function redisWithoutArguments(command: string): string {
  const [name = ""] = REDIS_COMMAND.exec(command) ?? [];
  return name === "" || name === command ? command : name + PARAMETER;
}

/** Replaces a bound value with `?`. In a list or an object, replaces each value. */
function bind(at: Place): void {
  const value = valueAt(at);
  const held = heldAt(at);
  if (isObject(value) && held === value) for (const name of Object.keys(value)) bind(placeIn(at, value, name));
  else if (held !== null && held !== undefined && held !== PARAMETER) redactAt(at, PARAMETER);
}

/** Checks whether a record is a span or breadcrumb that describes a query. */
function standsForQuery(record: Readonly<Record<string, unknown>>): boolean {
  const categories = [record["category"], record["op"], attributeIn(record, "sentry.op")];
  return (
    systemOf(record) !== undefined || categories.some((each) => typeof each === "string" && QUERY_CATEGORY.test(each))
  );
}

function isOfRedis(record: Readonly<Record<string, unknown>>): boolean {
  return [record["op"], systemOf(record)].some((system) => typeof system === "string" && REDIS.test(system));
}

/** Returns the database system of a span, as OpenTelemetry names it. Examples: `postgresql` and `redis`. */
function systemOf(record: Readonly<Record<string, unknown>>): unknown {
  return attributeIn(record, "db.system.name") ?? attributeIn(record, "db.system");
}

/** Returns an attribute of a span. `record` is the span or its attributes. */
function attributeIn(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const [found] = [record["data"], record["attributes"], record]
    .map((attributes) => (isRecord(attributes) ? attributes[name] : undefined))
    .filter((attribute) => attribute !== undefined);
  return attributeOf(found)?.value ?? found;
}

/**
 * Checks whether a field contains a query. In a span or breadcrumb that describes a query, the description or message
 * also contains one.
 */
function isTextOfQuery(name: string, record: Readonly<Record<string, unknown>>, isQuery: boolean): boolean {
  if (isQuery && (name === "description" || name === "message")) return true;
  // The description of a streamed span is in the field `name`.
  return (isQuery && name === "name" && "attributes" in record) || holdsStatement(name, record);
}

/**
 * Checks whether a field is the text of a query. Examples: `{ sql: "select a from b" }` and
 * `{ text: "select $1", values: [7] }`.
 */
function holdsStatement(name: string, record: Readonly<Record<string, unknown>>): boolean {
  const value = record[name];
  if (!QUERY_NAME.test(name) || typeof value !== "string") return false;
  if (name === "sql" && /\s/.test(value)) return true;
  return isStatement(value) || (isQueryLike(value) && Object.keys(record).some((other) => BOUND_NAME.test(other)));
}

/**
 * Adds a redaction for each changed value. Removes the offsets of earlier redactions in it, which are no longer
 * correct.
 */
function report(redactions: Redaction[], changed: readonly (readonly string[])[]): void {
  const paths = new Set(changed.map((path) => JSON.stringify(path)));
  for (const [place, { rule, code, path }] of redactions.entries()) {
    if (paths.has(JSON.stringify(path))) redactions[place] = { rule, code, path };
  }
  for (const path of changed) redactions.push({ rule: SQL_RULE, code: "s", path });
}
