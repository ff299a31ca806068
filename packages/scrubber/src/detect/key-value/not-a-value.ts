import type { SensitiveName } from "./pair.ts";

/**
 * A word that another word follows is a secret only if it has at least this many characters. A shorter one is prose,
 * such as `too` in `password: too short`.
 */
const SHORTEST_WORDY_SECRET = 16;
/**
 * Matches the text after the first colon of a script name (`auth:build`), a container image (`auth:latest`) or a Redis
 * key (`auth:user:42`). Example: it matches `build`, `latest` and `user:42`, but not `plum-7`.
 */
const LOWER_CASE_WORDS = /^(?:[a-z]{1,12})(?::(?:[a-z]{1,12}|\d{1,8}))?$/;
/**
 * Matches the beginning of a parser error, up to the word `token`. Example: it matches `Unexpected `, as in
 * `Unexpected token: foo`.
 */
const PARSER_ERROR = /(?:unexpected|unknown|expected|illegal|invalid|unrecognized)(?: [a-z]{1,16})?[ "'`]{1,2}$/i;
const LONGEST_PARSER_ERROR = 40;
/**
 * Matches a word followed by a colon, as at the beginning of an error message. Example: it matches `oauth2: ` and
 * `JsonWebTokenError: `.
 */
const WORD_BEFORE_COLON = /^[A-Za-z][\w.@/-]{0,60}:(?:\s|$)/;
/** Matches the class name of an error. Example: it matches `TypeError` and `TimeoutException`. */
const ERROR_NAME = /^[A-Z]\w{0,60}(?:Error|Exception)$/;
/** Matches an HTTP status code. Example: it matches the `400` of `400 Bad Request`. */
const HTTP_STATUS = /^[1-5]\d\d$/;
/** Matches a field access in code. Example: it matches `user.token` and `var.db_password`, but not `token`. */
const FIELD_ACCESS = /^[A-Za-z_$][A-Za-z_$]{0,40}(?:\.[A-Za-z_$]{1,40}){1,6}$/;

/**
 * Checks whether a name, a colon and a value are one identifier, so the value is not a secret. Examples: a host with a
 * port (`auth.example.com:443`, `http://auth:3000`), a container image (`acme/session:latest`), and a script
 * (`auth:build`).
 */
export function isQualifiedName(
  text: string,
  { nameStart, name, rule, nameRule }: SensitiveName,
  value: string,
): boolean {
  if (rule === "@password") return false;
  // `session:42` is a Redis key, not a session id.
  if (rule === "@session" && /^\d{1,5}$/.test(value)) return true;
  const before = text.charAt(nameStart - 1);
  if (before === "/" || before === ":") return /^(?:\d{2,5}|[a-z]{1,12})(?:[/:?#]|$)/.test(value);
  const label = name.slice(name.lastIndexOf(".") + 1);
  if (label !== name && /^\d{2,5}(?:\/|$)/.test(value)) return nameRule(label) === undefined;
  return LOWER_CASE_WORDS.test(value);
}

/**
 * Checks whether a value is the beginning of an error message, the name of an error, or an HTTP status code, so it is
 * not a secret. Example: `JsonWebTokenError` in `verifying token: JsonWebTokenError: ...`.
 */
export function isCause(text: string, end: number, value: string): boolean {
  const after = text.slice(end, end + 2);
  return (
    WORD_BEFORE_COLON.test(value + after) ||
    ERROR_NAME.test(value) ||
    (HTTP_STATUS.test(value) && /^ [A-Z]/.test(after))
  );
}

/** Checks whether a value is code that reads a sensitive field. Example: `user.token` in `token = user.token`. */
export function isFieldAccess(value: string, { nameRule }: SensitiveName): boolean {
  return FIELD_ACCESS.test(value) && nameRule(value.slice(value.lastIndexOf(".") + 1)) !== undefined;
}

/** Checks whether a value is the text that a parser did not expect. Example: `foo` in `unexpected token: foo`. */
export function isParserError(text: string, { name, nameStart }: SensitiveName, value: string): boolean {
  return (
    name.toLowerCase() === "token" &&
    (value.length < SHORTEST_WORDY_SECRET || /^[A-Za-z]*$/.test(value)) &&
    PARSER_ERROR.test(text.slice(Math.max(0, nameStart - LONGEST_PARSER_ERROR), nameStart))
  );
}

/**
 * Checks whether the text after `name: ` is a secret and not prose. A short word is prose if another word follows it,
 * such as `too` in `password: too short`.
 */
export function looksSecret(value: string, after: string, next: string): boolean {
  if (value.length >= SHORTEST_WORDY_SECRET || !/^\p{L}[\p{Ll}'’-]*$/u.test(value)) return true;
  return !(after === " " && /[\p{L}("'`]/u.test(next));
}
