/** A parsed path: the keys and wildcards (`*`) from the root to the value to redact. */
export type Segments = readonly string[];

const IDENTIFIER = "[A-Za-z_$][\\w$]{0,255}";
const BRACKET = "\\[(?:\\*|\\d{1,9}|\"[^\"\\]\\n\\r;]{1,255}\"|'[^'\\]\\n\\r;]{1,255}'|`[^`\\]\\n\\r;]{1,255}`)\\]";
/** Matches a valid path. Example: it matches `spans[*].data` and `headers["x-ref"]`, but not `a..b`. */
const VALID_PATH = new RegExp(`^(?:${IDENTIFIER}|\\*|${BRACKET})(?:\\.(?:${IDENTIFIER}|\\*)|${BRACKET}){0,63}$`);
/** Matches each segment of a path: `spans[*].data` -> `spans`, `[*]`, `data` */
const PATH_SEGMENT = /[^.[\]]+|\[([^[\]]*)\]/g;
/** Keys that lead from data to a prototype. A path must not contain them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/**
 * Matches a path that is safe to show in an error, because it cannot be a secret. Example: it matches `user[0].name`,
 * but not `user.q7Zt2`.
 */
const PLAIN_PATH = /^(?:[a-z_.*"\]-]|\[\d{0,2}){1,64}$/i;

/** Returns what is wrong with a path, or `undefined` if it is valid. A path must be in fast-redact's syntax. */
export function checkPath(path: string): string | undefined {
  // `$.extra.ref` is JSONPath, where `$` is the root. In a path of the policy, `$` would be a field of that name.
  if (!VALID_PATH.test(path) || path.includes("/*") || /^\$(?![\w$])/.test(path)) {
    const fixed = correctPath(path);
    return VALID_PATH.test(fixed) && PLAIN_PATH.test(fixed)
      ? `can match nothing; write '${fixed}'`
      : 'expected a path such as "extra.ref", "spans[*].data" or \'headers["x-ref"]\'';
  }
  return parsePath(path).some((key) => FORBIDDEN_KEYS.has(key))
    ? "expected a path without __proto__, prototype or constructor"
    : undefined;
}

/** Corrects common mistakes: `$.extra.x-ref` -> `extra["x-ref"]`, `user.0.name` -> `user[0].name` */
function correctPath(path: string): string {
  return path
    .replace(/^\$\.?/, "")
    .replace(/(?:^|\.)(?:(\d+)|([\w$]*-[\w$-]*))(?=[.[]|$)/g, (_, index, name) => `[${index ?? `"${name}"`}]`);
}

export function parsePath(path: string): Segments {
  return [...path.matchAll(PATH_SEGMENT)].map(([whole, inBrackets]) => (inBrackets ?? whole).replace(/["'`]/g, ""));
}
