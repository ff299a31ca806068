/**
 * How the redaction of a field depends on another field of the same object, which is called the sibling:
 *
 * - `name`: the sibling contains the name of the field's value, as in `{ path: ["password"], input: "made-up" }`.
 * - `label`: like `name`, but a value with whitespace is kept, because it is probably a sentence, as in
 *   `{ label: "Password", text: "Forgot your password?" }`.
 * - `query`: the sibling is a query, and the field contains its bound values, as in
 *   `{ sql: "... password = $1", bindings: ["made-up"] }`. The columns in the query are the names of the values.
 * - `columns`: the sibling is a list of names, and the field is the list of their values, as in
 *   `{ columns: ["id", "token"], values: [7, "made-up"] }`.
 * - `method`: the sibling is the name of a method, and the field is the list of its arguments, as in
 *   `{ method: "auth.login_with_token", params: ["made-up-7"] }`.
 * - `command`: the sibling is a Redis command or a command-line tool, whose arguments can contain a password, as in
 *   `{ name: "auth", args: ["made-up"] }` and `{ path: "sshpass", spawnargs: ["-p", "made-up"] }`.
 * - `template`: the sibling is the template of a message, and the field is the list of its parameters.
 * - `parameter`: the sibling is the template of a log message, and the field is one of its parameters.
 * - `buffer`: the sibling shows that the field contains bytes, as in `{ type: "Buffer", data: [112, 97] }`.
 * - `file`: the sibling is the file of a stack frame, from which the SDK derives the frame's `module`.
 */
type Decision =
  | "name"
  | "label"
  | "query"
  | "columns"
  | "method"
  | "command"
  | "template"
  | "parameter"
  | "buffer"
  | "file";

export interface Sibling {
  readonly decides: Decision;
  /**
   * The names of the fields that can be the sibling. For a `parameter`, they are the template and the previous
   * parameter.
   */
  readonly fields: readonly string[];
  /** The index of a `parameter` or of a single bound value, otherwise -1. */
  readonly place: number;
}

/**
 * Fields that can contain the name of another field's value. For example, validators write the path of a value into
 * them, as a string or a list.
 */
const NAMES: readonly string[] = splitNames(
  "name, key, property, path, field, param, instancePath, loc, variable, header, attribute, parameter, option, column, id, label, title, type, fieldName, propertyName, optionName, headerName, parameterKey",
);
const OF_NAME: readonly Sibling[] = Object.freeze([sibling("name", NAMES)]);
/**
 * Fields whose name can be in a sibling field, like that of `value`. Example: `oldValue` in the change log entry
 * `{ property: "password", oldValue: "made-up" }`.
 */
const VALUES: readonly string[] = splitNames(
  "val, rejectedValue, attemptedValue, invalidValue, fieldValue, propertyValue, parameterValue, headerValue, stringValue, oldValue, newValue, currentValue, previousValue, argument, current, previous, old, new, before, after, from, to, rhs, lhs",
);
const QUERIES: readonly string[] = splitNames("sql, query, text, statement, queryText");
const QUERY_ATTRIBUTES: readonly string[] = splitNames("db.query.text, db.statement");

const BOUND: readonly Sibling[] = Object.freeze([sibling("query", QUERIES)]);
const OF_COMMAND: Sibling = sibling("command", splitNames("name, command, cmd, file, path"));
/**
 * The sibling of a stack frame's `module`. `ruleForField` handles it separately, because stack frames are very
 * frequent.
 */
export const OF_MODULE: readonly Sibling[] = Object.freeze([sibling("file", ["filename"])]);
/** For each field whose redaction depends on other fields of the object, these other fields (its siblings). */
const SIBLINGS: ReadonlyMap<string, readonly Sibling[]> = new Map<string, readonly Sibling[]>([
  ["value", OF_NAME],
  ...VALUES.map((name) => [name, OF_NAME] as const),
  ["v", [sibling("name", ["k"])]],
  ["answer", [sibling("label", splitNames("question, label, field, name"))]],
  ["text", [sibling("label", splitNames("label, field"))]],
  ["content", [sibling("label", splitNames("field, property, label"))]],
  ["received", [sibling("name", ["path"])]],
  ["input", [sibling("name", ["path", "loc"])]],
  ["actual", [sibling("name", ["variable", "path", "key"])]],
  ["data", [sibling("buffer", ["type"]), sibling("name", ["instancePath", "dataPath"])]],
  ["module", OF_MODULE],
  ["params", [sibling("template", ["message"]), ...BOUND, sibling("method", ["method"])]],
  ["splat", [sibling("template", ["message"])]],
  ["args", [...BOUND, OF_COMMAND]],
  ["spawnargs", [OF_COMMAND]],
  ["values", [...BOUND, sibling("columns", splitNames("columns, fields, keys"))]],
  ...splitNames("parameters, bindings, bind, binds, replacements").map((name) => [name, BOUND] as const),
]);
/** The log attribute that contains the template of a message. */
const TEMPLATE_ATTRIBUTE = "sentry.message.template";
/**
 * Matches the log attribute for a parameter of a template, such as `sentry.message.parameter.0`. The SDK for Go writes
 * `parameters`.
 */
const PARAMETER = /^(sentry\.message\.parameters?\.)(\d{1,2})$/;
/** Matches the span attribute for one bound value, such as `db.query.parameter.0`. */
const BOUND_ATTRIBUTE = /^db\.query\.parameter\.(\d{1,2})$/;

/** The names of all fields on which the redaction of another field can depend. */
const DECIDING: ReadonlySet<string> = new Set([
  TEMPLATE_ATTRIBUTE,
  ...QUERY_ATTRIBUTES,
  ...[...SIBLINGS.values()].flatMap((all) => all.flatMap(({ fields }) => fields)),
]);

/** Checks whether the redaction of other fields can depend on a field with this name. */
export function isDeciding(name: string): boolean {
  return DECIDING.has(name.charAt(0).toLowerCase() + name.slice(1)) || name.startsWith("sentry.message.");
}

/** Returns the siblings on which the redaction of a field depends, or `undefined` if there are none. */
export function siblingsOf(name: string): readonly Sibling[] | undefined {
  if (name.startsWith("sentry.") || name.startsWith("db.")) return siblingsOfAttribute(name);
  const capital = name.charAt(0);
  const known = SIBLINGS.get(capital.toLowerCase() + name.slice(1));
  if (known === undefined || capital === capital.toLowerCase()) return known;
  // In some languages, field names are capitalized, as in `{ Name: "Password", Value: "made-up" }`.
  return known.map((each) => ({ ...each, fields: each.fields.map(capitalized) }));
}

function siblingsOfAttribute(name: string): readonly Sibling[] | undefined {
  const [, prefix, place] = PARAMETER.exec(name) ?? [];
  if (place !== undefined)
    return [sibling("parameter", [TEMPLATE_ATTRIBUTE, `${prefix}${Number(place) - 1}`], Number(place))];
  const bound = BOUND_ATTRIBUTE.exec(name)?.[1];
  return bound === undefined ? undefined : [sibling("query", QUERY_ATTRIBUTES, Number(bound))];
}

function sibling(decides: Decision, fields: readonly string[], place = -1): Sibling {
  return Object.freeze({ decides, fields, place });
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function splitNames(names: string): readonly string[] {
  return Object.freeze(names.split(", "));
}
