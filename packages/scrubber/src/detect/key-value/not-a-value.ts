import type { SensitiveName } from "./pair.ts";
import { looksMixed } from "./value-forms.ts";

/**
 * Minimum number of characters of a secret that another word follows. A shorter word is prose, such as `too` in
 * `password: too short`.
 */
const SHORTEST_WORDY_SECRET = 16;
/**
 * Matches the text after the first colon in the name of a script (`auth:build`), a container image (`auth:latest`), a
 * logger (`auth:SIMPLE`) or a Redis key (`auth:user:42`). Example: it matches `build`, `SIMPLE`, `user:42` and
 * `Server@325`, but not `plum-7`.
 */
const PART_OF_NAME =
  /^(?:[a-z]{1,12}(?::(?:[a-z]{1,12}|\d{1,8}(?:_[a-z]{1,8})?)){0,3}|[A-Z]{2,12}|[A-Z][A-Za-z]{1,40}@\d{1,5})$/;
/** Matches a pseudo-class in CSS. Example: in `.token:hover{color:red}`, it matches `hover`. */
const PSEUDO_CLASS =
  /^(?:hover|focus|active|visited|checked|disabled|enabled|(?:in)?valid|required|empty|not|is|before|after|placeholder|(?:first|last|nth|only)-|-webkit-)/;
/** Matches the name in a CSS selector. Example: it matches `.token` and `[type=password]`, but not `token`. */
const SELECTOR = /^[.#[]|\]$/;
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
/** Matches a path of lower-case words. Example: it matches `/auth/sign-in`, but not `/q7Zt2Lm`. */
const PATH = /^(?:\/[a-z.@-]{1,40}(?:\d\.\d)?(?:@\d\.\d)?){2,8}$/;
/** Matches the beginning of a reference in Terraform. Example: it matches `var.` in `var.db_password`. */
const REFERENCE = /^(?:var|local|data|module|each)\.[a-z_]+/;
/** Matches a field access in code. Example: it matches `user.token`, but not `token`. */
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
  return PART_OF_NAME.test(value);
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

/**
 * Checks whether a value is code that reads a sensitive field of an object, or a reference in Terraform. Example:
 * `user.token` in `token = user.token`. If the value is not assigned, but follows a colon, it is code only if it is a
 * reference.
 */
export function isFieldAccess(value: string, isAssigned: boolean, { nameRule }: SensitiveName): boolean {
  if (REFERENCE.test(value)) return true;
  return isAssigned && FIELD_ACCESS.test(value) && nameRule(value.slice(value.lastIndexOf(".") + 1)) !== undefined;
}

/**
 * Checks whether the value is a pseudo-class in a CSS selector. Example: returns true for `hover` in
 * `.token:hover{color:red}`.
 */
export function isPseudoClass(name: string, value: string): boolean {
  return SELECTOR.test(name) && PSEUDO_CLASS.test(value);
}

/**
 * Checks whether the name is the last part of a path, and the value is a path too, as in a table of routes. Example:
 * returns true for `/auth/sign-in` in `"/reset-password": "/auth/sign-in"`.
 */
export function isRoute(text: string, nameStart: number, value: string): boolean {
  return text.charAt(nameStart - 1) === "/" && PATH.test(value);
}

/** Checks whether a value is the text that a parser did not expect. Example: `foo` in `unexpected token: foo`. */
export function isParserError(text: string, { name, nameStart }: SensitiveName, value: string): boolean {
  // In `invalid token: made-up-7`, which is an error of an API, the value is a token.
  return (
    name.toLowerCase() === "token" &&
    !(looksMixed(value) && /invalid["'` ]{1,2}$/i.test(text.slice(Math.max(0, nameStart - 10), nameStart))) &&
    (value.length < SHORTEST_WORDY_SECRET || /^[A-Za-z]*$/.test(value)) &&
    PARSER_ERROR.test(text.slice(Math.max(0, nameStart - LONGEST_PARSER_ERROR), nameStart))
  );
}

/**
 * Checks whether the text after `name: ` is a secret and not prose. A short word is prose if another word follows it,
 * such as `too` in `password: too short`.
 */
export function looksSecret(value: string, after: string, next: string, rule: string): boolean {
  if (value.length >= SHORTEST_WORDY_SECRET || !/^\p{L}[\p{Ll}'’-]*$/u.test(value)) return true;
  const begins = rule === "@password" ? /[\p{L}("'`]/u : /[\p{L}\d("'`]/u;
  return !(after === " " && begins.test(next));
}
