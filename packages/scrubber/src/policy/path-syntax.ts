/** A parsed path: its keys and wildcards (`*`), in order from the root to the value to redact. */
export type Segments = readonly string[];

const IDENTIFIER = "[A-Za-z_$][\\w$]{0,255}";
const BRACKET = "\\[(?:\\*|\\d{1,9}|\"[^\"\\]\\n\\r;]{1,255}\"|'[^'\\]\\n\\r;]{1,255}'|`[^`\\]\\n\\r;]{1,255}`)\\]";
/** Matches a path with valid syntax. Example: it matches `spans[*].data` and `headers["x-ref"]`, but not `a..b`. */
const VALID_PATH = new RegExp(`^(?:${IDENTIFIER}|\\*|${BRACKET})(?:\\.(?:${IDENTIFIER}|\\*)|${BRACKET}){0,63}$`);
/** Matches each segment of a path. Example: in `spans[*].data`, the matches are `spans`, `[*]` and `data`. */
const PATH_SEGMENT = /[^.[\]]+|\[([^[\]]*)\]/g;
/** Keys that lead to a prototype instead of data, so no path may contain them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/**
 * Matches a path that cannot be a secret, so error messages may quote it. Example: it matches `user[0].name`, but not
 * `user.q7Zt2`.
 */
const PLAIN_PATH = /^(?:[a-z_.*"\]-]|\[\d{0,2}){1,64}$/i;

/** Returns the problem with a path, or `undefined` if it is valid. A path must have the syntax of fast-redact. */
export function checkPath(path: string): string | undefined {
  // In JSONPath, `$` is the root, as in `$.extra.ref`. Here, it would be a field name, so the path would match nothing.
  if (!VALID_PATH.test(path) || path.includes("/*") || /^\$(?![\w$])/.test(path)) {
    const fixed = correctPath(path);
    return VALID_PATH.test(fixed) && PLAIN_PATH.test(fixed)
      ? `cannot match any value; write '${fixed}'`
      : 'expected a path such as "extra.ref", "spans[*].data" or \'headers["x-ref"]\'';
  }
  return parsePath(path).some((key) => FORBIDDEN_KEYS.has(key))
    ? "expected a path without __proto__, prototype or constructor"
    : undefined;
}

/**
 * Corrects common mistakes, for a suggestion in the error message. Examples: `$.extra.x-ref` -> `extra["x-ref"]`, and
 * `user.0.name` -> `user[0].name`.
 */
function correctPath(path: string): string {
  return path
    .replace(/^\$\.?/, "")
    .replace(/(?:^|\.)(?:(\d+)|([\w$]*-[\w$-]*))(?=[.[]|$)/g, (_, index, name) => `[${index ?? `"${name}"`}]`);
}

export function parsePath(path: string): Segments {
  return [...path.matchAll(PATH_SEGMENT)].map(([whole, inBrackets]) => (inBrackets ?? whole).replace(/["'`]/g, ""));
}
