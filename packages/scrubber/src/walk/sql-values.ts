import { isObject, isRecord } from "@sentry-policy/internal/guards";
import { isQueryLike, isStatement, parameterizeMessage } from "../detect/sql/messages.ts";
import { PARAMETER, parameterize } from "../detect/sql/parameterize.ts";
import type { Redaction } from "../policy/redaction.ts";
import { mayBeJson, parseJson, writeJson } from "../shared/json.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";

/**
 * Replaces, in our copy of a payload, the values in database queries by `?`. Returns the copy, or the new text if the
 * payload is a text. Adds one redaction for each changed value.
 */
export type ParameterizeValues = (value: unknown, redactions: Redaction[]) => unknown;

/** Compiles the policy's `sql: "parameterize"`. */
export type CompileSql = (isRedacted: (text: string) => boolean) => ParameterizeValues;

const SQL_RULE = "sql";
/** Matches the name of a field that always holds a query: `db.statement`, `db.query.text` -> true */
const STATEMENT_NAME = /^db\.(?:statement|query\.text|query|sql)$/;
/** Matches the name of a field that holds a bound value: `db.query.parameter.0` -> true */
const PARAMETER_NAME = /^db\.(?:query|operation|statement|sql)\.param(?:eter)?s?(?:\.|$)/;
/** Matches the name of a field that may hold a query, for example of an error: `sql`, `query` -> true */
const QUERY_NAME = /^(?:query|sql|text|statement|queryText|query_text)$/;
/** Matches the name of a field that holds the bound values of the query beside it: `params`, `bindings` -> true */
const BOUND_NAME = /^(?:params?|parameters|bindings|values|binds?|replacements|args)$/;
/** Matches the category of a breadcrumb, or the `op` of a span, that stands for a query: `query`, `db.sql.query` -> true */
const QUERY_CATEGORY = /^(?:query|sql|db)(?:\.|$)/;
const REDIS = /redis|valkey/i;
/** Matches the arguments of a Redis command: `SET name made-up` -> `name made-up` */
const REDIS_ARGUMENTS = /(?<=^\s{0,8}[A-Za-z]{1,32}[ \t]{1,8})\S[\s\S]*/;

export function compileSql(isRedacted: (text: string) => boolean): ParameterizeValues {
  return (root, redactions) => {
    const changed: string[][] = [];
    const holder = { root };
    visit({ holder, key: "root", path: [], changed }, false);
    if (changed.length > 0) report(redactions, changed);
    return holder.root;
  };

  /** Visits a value. `isOfQuery` is true for the data of a span or breadcrumb that stands for a query. */
  function visit(at: Place, isOfQuery: boolean): void {
    const value: unknown = Reflect.get(at.holder, at.key);
    if (typeof value === "string") setText(at, parameterizeMessage(value, isRedacted));
    else if (isRecord(value)) visitRecord(value, at, isOfQuery);
    else if (Array.isArray(value)) for (const index of value.keys()) visit(inside(at, value, String(index)), false);
  }

  function visitRecord(record: Readonly<Record<string, unknown>>, at: Place, isOfData: boolean): void {
    const isQuery = isOfData || standsForQuery(record);
    const isRedis = isOfRedis(record);
    const hasStatement = Object.keys(record).some((name) => holdsStatement(name, record));
    for (const name of Object.keys(record)) {
      const place = inside(at, record, name);
      if (PARAMETER_NAME.test(name) || ((isQuery || hasStatement) && BOUND_NAME.test(name))) bind(place);
      else if (STATEMENT_NAME.test(name) || isTextOfQuery(name, record, isQuery)) setStatement(place, isRedis);
      else visit(place, isQuery && (name === "data" || name === "attributes"));
    }
  }

  /** Replaces the values in a query: a text, or the text of a typed attribute. */
  function setStatement(at: Place, isRedis: boolean): void {
    const value: unknown = Reflect.get(at.holder, at.key);
    const attribute = attributeOf(value);
    if (attribute !== undefined && isObject(value)) setStatement(inside(at, value, "value"), isRedis);
    else if (typeof value !== "string") visit(at, false);
    else if (isRedis) setText(at, value.replace(REDIS_ARGUMENTS, PARAMETER));
    else setText(at, jsonWithoutValues(value) ?? parameterize(value, isRedacted));
  }

  function setText({ holder, key, path, changed }: Place, text: string): void {
    if (text === Reflect.get(holder, key)) return;
    Reflect.set(holder, key, text);
    changed.push([...path]);
  }
}

/** A value in the payload. The paths of the values that change are added to `changed`. */
interface Place {
  readonly holder: object;
  readonly key: string;
  readonly path: readonly string[];
  readonly changed: string[][];
}

function inside({ path, changed }: Place, value: object, name: string): Place {
  return { holder: value, key: name, path: [...path, name], changed };
}

/** Replaces a bound value, or each bound value in a list or an object, by `?`. */
function bind(at: Place): void {
  const { holder, key, path, changed } = at;
  const value: unknown = Reflect.get(holder, key);
  const attribute = attributeOf(value);
  if (attribute === undefined && isObject(value)) {
    for (const name of Object.keys(value)) bind(inside(at, value, name));
  } else if (value !== null && value !== undefined && value !== PARAMETER) {
    Reflect.set(holder, key, attribute === undefined ? PARAMETER : redactedAttribute(PARAMETER));
    changed.push([...path]);
  }
}

/** Checks whether a record is a span or a breadcrumb that stands for a query. */
function standsForQuery(record: Readonly<Record<string, unknown>>): boolean {
  return [record["category"], record["op"], attributeIn(record, "sentry.op")].some(
    (category) => typeof category === "string" && QUERY_CATEGORY.test(category),
  );
}

function isOfRedis(record: Readonly<Record<string, unknown>>): boolean {
  return [record["op"], attributeIn(record, "db.system"), attributeIn(record, "db.system.name")].some(
    (system) => typeof system === "string" && REDIS.test(system),
  );
}

/** Returns an attribute of a span, or of the record itself if it holds the attributes. */
function attributeIn(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const [found] = [record["data"], record["attributes"], record]
    .map((attributes) => (isRecord(attributes) ? attributes[name] : undefined))
    .filter((attribute) => attribute !== undefined);
  return attributeOf(found)?.value ?? found;
}

/** Checks whether a field is the text of a span or breadcrumb, or holds a query. */
function isTextOfQuery(name: string, record: Readonly<Record<string, unknown>>, isQuery: boolean): boolean {
  if (isQuery && (name === "description" || name === "message")) return true;
  // Streamed spans have their description in `name`.
  return (isQuery && name === "name" && "attributes" in record) || holdsStatement(name, record);
}

/** Checks whether a field holds a query: `{ sql: "select a from b" }`, or `{ text: "select $1", values: [7] }` */
function holdsStatement(name: string, record: Readonly<Record<string, unknown>>): boolean {
  const value = record[name];
  if (!QUERY_NAME.test(name) || typeof value !== "string") return false;
  return isStatement(value) || (isQueryLike(value) && Object.keys(record).some((other) => BOUND_NAME.test(other)));
}

/** Returns a query that is JSON, as of MongoDB, with `?` for each value, or `undefined` if a query is not JSON. */
function jsonWithoutValues(query: string): string | undefined {
  const parsed = mayBeJson(query) ? parseJson(query) : undefined;
  if (typeof parsed !== "object") return undefined;
  bind({ holder: { parsed }, key: "parsed", path: [], changed: [] });
  return writeJson(parsed);
}

/** Records the changes. Earlier redactions in a changed text have no offsets any more, because the text is another one. */
function report(redactions: Redaction[], changed: readonly string[][]): void {
  const paths = new Set(changed.map((path) => JSON.stringify(path)));
  for (const [place, { rule, code, path }] of redactions.entries()) {
    if (paths.has(JSON.stringify(path))) redactions[place] = { rule, code, path };
  }
  for (const path of changed) redactions.push({ rule: SQL_RULE, code: "s", path });
}
