/**
 * Selects the strings to search for secrets. `$string` selects only strings that Relay expects to contain personal
 * data, so the other selectors name further strings.
 */
const STRINGS = "$string || tags.* || $http.url || $span.description || $span.tags.* || contexts.*.*";
/** The paths of files in stack frames. As in the app, only credentials and e-mail addresses are redacted there. */
export const FRAME_PATHS = "$frame.filename || $frame.abs_path || $frame.module";
const DEBUG_FILES = "debug_meta.**";
/** Fields that describe code. Their names are never compared with sensitive names. */
const NOT_FIELDS = `${DEBUG_FILES} || ${FRAME_PATHS} || $frame.function`;
/** Selects strings, lists and objects. The names of these fields are compared with all sensitive names. */
export const FIELD_SELECTOR: string = `($string || $array || $object || tags.* || $span.tags.* || contexts.*.*) && !(${NOT_FIELDS})`;
/** Selects numbers. The names of these fields are compared only with the names of secrets that can be numbers. */
export const NUMBER_SELECTOR = "$number";
/** Selects values of any type except booleans, which Relay never changes. */
export const ANY_FIELD_SELECTOR: string = `($string || $number || $array || $object || tags.* || $span.tags.* || contexts.*.*) && !(${NOT_FIELDS})`;

/** Selects strings to search for secrets. The paths of files are excluded. */
export const TEXT_SELECTOR: string = `(${STRINGS}) && !(${DEBUG_FILES} || ${FRAME_PATHS})`;

/** Matches a key that needs no quotes in a selector: `user_id` -> true; `user id` -> false */
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;
/** Fields that SDKs send as lists. Relay moves the entries of these lists to `values`. */
const LISTS: ReadonlySet<string> = new Set(["breadcrumbs", "exception", "threads"]);

/** Returns a selector without other selectors. For `a` without `b` and `c`: `(a) && !(b || c)` */
export function selectorWithout(selector: string, excluded: readonly string[]): string {
  return excluded.length === 0 ? selector : `(${selector}) && !(${excluded.join(" || ")})`;
}

/**
 * Returns the selectors of all fields with a name. Relay compares a selector with the end of a path, so a name with a
 * dot is also found inside of other fields: `pay.ref` also selects `extra.pay.ref`.
 */
export function selectorsOfName(name: string): readonly string[] {
  const parts = name.split(".").map(spellingsOf);
  const forms = Math.max(...parts.map(({ length }) => length));
  const paths = Array.from({ length: forms }, (_, form) =>
    parts.map((spellings) => spellings[form] ?? spellings[0] ?? ""),
  );
  return [...new Set(paths.map(selectorOfNames))];
}

/** Returns the selector of a path that is given as names, none of which is an index: `["a b", "12"]` -> `'a b'.'12'` */
export function selectorOfNames(names: readonly string[]): string {
  return names.map(keyOf).join(".");
}

/** Returns the selector of a path. `["contexts", "acme", "*"]` -> `contexts.acme.*` */
export function selectorOf(path: readonly string[]): string {
  return path.map((key) => (/^(?:\*\*?|\d+|\$[a-z_]+|'\d+')$/.test(key) ? key : keyOf(key))).join(".");
}

/**
 * Returns the selector of a path that begins at the root of an event. Relay compares a selector with the end of a path,
 * so the same path inside of other fields must be excluded: `extra.ref` -> `extra.ref && !*.extra.ref`
 */
export function rootSelectorOf(path: readonly string[]): string {
  const selector = selectorOf(path);
  return selector.startsWith("$") ? selector : `${selector} && !*.${selector}`;
}

/** Returns the path that Relay uses: `breadcrumbs[*].data` -> `breadcrumbs.values[*].data` */
export function relayPath(path: readonly string[]): readonly string[] {
  const [first = "", second, ...rest] = path;
  if (first === "message" && second === undefined) return ["logentry", "formatted"];
  if (!LISTS.has(first) || second === undefined || second === "values") return path;
  return [first, "values", second, ...rest];
}

/**
 * Returns the usual spellings of a name, because Relay compares names exactly, except for case: `national_ref` ->
 * `national_ref`, `nationalref`, `national-ref`
 */
export function spellingsOf(name: string): readonly string[] {
  const words = name.replace(/([a-z\d])(?=[A-Z])/g, "$1_").split(/[\s_-]+/);
  return [...new Set([name, ...["_", "", "-"].map((mark) => words.join(mark))])];
}

function keyOf(key: string): string {
  return PLAIN_KEY.test(key) ? key : `'${key.replaceAll("'", "''")}'`;
}
