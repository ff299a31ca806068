/**
 * Where Relay searches strings. `$string` selects what Relay knows to contain personal data. The other selectors name
 * fields that Relay only changes if a selector names them.
 */
export const STRINGS = "$string || tags.* || $http.url || $span.description || $span.tags.* || contexts.*.*";
/** The paths of files in stack frames. Only credentials and e-mail addresses are redacted there, as in the app. */
export const FRAME_PATHS = "$frame.filename || $frame.abs_path || $frame.module";
const DEBUG_FILES = "debug_meta.**";
/** Where Relay compares the names of fields. A rule applies to values of any type, and thus to objects and lists. */
const FIELDS = "$string || $number || $array || $object || tags.* || $span.tags.* || contexts.*.*";
const NOT_FIELDS = `${DEBUG_FILES} || ${FRAME_PATHS} || $frame.function`;

/** Matches a key that needs no quotes in a selector. */
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;
/** Lists that Sentry's SDKs send as such, but in which Relay puts the entries under `values`. */
const LISTS: ReadonlySet<string> = new Set(["breadcrumbs", "exception", "threads"]);

/** Selects the fields whose names are compared with those of sensitive fields. `safe` are selectors of other fields. */
export function fieldSelector(safe: readonly string[]): string {
  return `(${FIELDS}) && !(${[NOT_FIELDS, ...safe].join(" || ")})`;
}

/** Selects strings, but not the paths of files. */
export const TEXT_SELECTOR = `(${STRINGS}) && !(${DEBUG_FILES} || ${FRAME_PATHS})`;

/** Returns the selector of a path, given as keys, numbers and `*`: `["contexts", "acme", "*"]` -> `contexts.acme.*` */
export function selectorOf(path: readonly string[]): string {
  return path
    .map((key) => (key === "*" || key === "**" || /^(?:\d+|\$[a-z_]+)$/.test(key) ? key : keyOf(key)))
    .join(".");
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
