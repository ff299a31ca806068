/** A parsed path: its keys and wildcards (`*`), in order from the root to the value to redact. */
export type Segments = readonly string[];

const IDENTIFIER = "[A-Za-z_$][\\w$]{0,255}";
const BRACKET = "\\[(?:\\*|\\d{1,9}|\"[^\"\\]\\n\\r;]{1,255}\"|'[^'\\]\\n\\r;]{1,255}'|`[^`\\]\\n\\r;]{1,255}`)\\]";
/** Matches a path with valid syntax. Example: it matches `spans[*].data` and `headers["x-ref"]`, but not `a..b`. */
const VALID_PATH = new RegExp(`^(?:${IDENTIFIER}|\\*|${BRACKET})(?:\\.(?:${IDENTIFIER}|\\*)|${BRACKET}){0,63}$`);
/** Matches each segment of a path. Example: in `spans[*].data`, the matches are `spans`, `[*]` and `data`. */
const PATH_SEGMENT = /[^.[\]]+|\[([^[\]]*)\]/g;
/** Keys through which a path would reach a prototype instead of data. A path must not contain them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/**
 * Matches a path that an error message may quote, because it cannot be a secret. Example: it matches `user[0].name`,
 * but not `user.q7Zt2`.
 */
const PLAIN_PATH = /^(?:[a-z_.*"\]-]|\[\d{0,2}){1,64}$/i;

/**
 * Checks a path of the policy. The path must have the syntax of fast-redact. Returns the problem with the path, or
 * `undefined` if the path is valid.
 */
export function checkPath(path: string): string | undefined {
  // In JSONPath, `$` is the root, as in `$.extra.ref`. In the policy's paths, `$` would be a field name, so a JSONPath
  // would match nothing.
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
 * Corrects common mistakes, so that the error message can suggest a valid path. Examples: `$.extra.x-ref` becomes
 * `extra["x-ref"]`, and `user.0.name` becomes `user[0].name`.
 */
function correctPath(path: string): string {
  return path
    .replace(/^\$\.?/, "")
    .replace(/(?:^|\.)(?:(\d+)|([\w$]*-[\w$-]*))(?=[.[]|$)/g, (_, index, name) => `[${index ?? `"${name}"`}]`);
}

export function parsePath(path: string): Segments {
  return [...path.matchAll(PATH_SEGMENT)].map(([whole, inBrackets]) => (inBrackets ?? whole).replace(/["'`]/g, ""));
}
