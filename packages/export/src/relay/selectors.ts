/**
 * The strings that Relay searches. `$string` selects the strings that Relay expects to contain personal data. Relay
 * changes other strings only if a selector names them, as the rest of these selectors do.
 */
const STRINGS = "$string || tags.* || $http.url || $span.description || $span.tags.* || contexts.*.*";
/** The paths of files in stack frames. Only credentials and e-mail addresses are redacted there, as in the app. */
export const FRAME_PATHS = "$frame.filename || $frame.abs_path || $frame.module";
const DEBUG_FILES = "debug_meta.**";
/** Fields whose names are never compared with sensitive names, because the fields describe code. */
const NOT_FIELDS = `${DEBUG_FILES} || ${FRAME_PATHS} || $frame.function`;
/** Selects string, list and object fields, whose names are compared with all sensitive names. */
export const FIELD_SELECTOR: string = `($string || $array || $object || tags.* || $span.tags.* || contexts.*.*) && !(${NOT_FIELDS})`;
/** Selects number fields, whose names are compared only with the names of secrets that can be numbers. */
export const NUMBER_SELECTOR = "$number";
/** Selects fields with values of any type except booleans, which Relay never changes. */
export const ANY_FIELD_SELECTOR: string = `($string || $number || $array || $object || tags.* || $span.tags.* || contexts.*.*) && !(${NOT_FIELDS})`;

/** Selects strings that are searched for secrets, except the paths of files. */
export const TEXT_SELECTOR: string = `(${STRINGS}) && !(${DEBUG_FILES} || ${FRAME_PATHS})`;

/** Matches a key that needs no quotes in a selector: `user_id` -> true; `user id` -> false */
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;
/** Fields that Sentry's SDKs send as lists. Relay puts the entries of these lists under `values`. */
const LISTS: ReadonlySet<string> = new Set(["breadcrumbs", "exception", "threads"]);

/** Excludes other selectors from a selector: `a` without `b` and `c` -> `(a) && !(b || c)` */
export function selectorWithout(selector: string, excluded: readonly string[]): string {
  return excluded.length === 0 ? selector : `(${selector}) && !(${excluded.join(" || ")})`;
}

/**
 * Returns the selectors of all fields with a name. Relay compares a selector with the end of a path, so a name with a
 * dot also matches inside of other fields: `pay.ref` also selects `extra.pay.ref`.
 */
export function selectorsOfName(name: string): readonly string[] {
  const parts = name.split(".").map(spellingsOf);
  const forms = Math.max(...parts.map(({ length }) => length));
  const paths = Array.from({ length: forms }, (_, form) =>
    parts.map((spellings) => spellings[form] ?? spellings[0] ?? ""),
  );
  return [...new Set(paths.map(selectorOf))];
}

/** Returns the selector of a path, given as keys, numbers and `*`: `["contexts", "acme", "*"]` -> `contexts.acme.*` */
export function selectorOf(path: readonly string[]): string {
  return path.map((key) => (/^(?:\*\*?|\d+|\$[a-z_]+|'\d+')$/.test(key) ? key : keyOf(key))).join(".");
}

/**
 * Returns the selector of a path from the root of an event. Relay compares a selector with the end of a path, so the
 * same path inside of other fields must be excluded: `extra.ref` -> `extra.ref && !*.extra.ref`
 */
export function rootSelectorOf(path: readonly string[]): string {
  const selector = selectorOf(path);
  return selector.startsWith("$") ? selector : `${selector} && !*.${selector}`;
}

/** Returns the path in Relay's form of an event: `breadcrumbs[*].data` -> `breadcrumbs.values[*].data` */
export function relayPath(path: readonly string[]): readonly string[] {
  const [first = "", second, ...rest] = path;
  if (first === "message" && second === undefined) return ["logentry", "formatted"];
  if (!LISTS.has(first) || second === undefined || second === "values") return path;
  return [first, "values", second, ...rest];
}

/**
 * Returns the ways in which a name is usually written. Relay compares names exactly, except for case:
 * `national_ref` -> `national_ref`, `nationalref`, `national-ref`
 */
export function spellingsOf(name: string): readonly string[] {
  const words = name.replace(/([a-z\d])(?=[A-Z])/g, "$1_").split(/[\s_-]+/);
  return [...new Set([name, ...["_", "", "-"].map((mark) => words.join(mark))])];
}

function keyOf(key: string): string {
  return PLAIN_KEY.test(key) ? key : `'${key.replaceAll("'", "''")}'`;
}
