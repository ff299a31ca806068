import type { Meter } from "../../shared/budget.ts";
import { isHeadCut } from "../cut/cut.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { NameRule } from "../names/names.ts";
import type { ValueForms } from "../names/value-forms.ts";
import { endOfStructure } from "./brackets.ts";
import { valueInCall } from "./calls.ts";
import { endOfJoined, joinedLiteral, literalAt } from "./literals.ts";
import { endBefore, endOfSeveralWords, endOfUnquoted } from "./unquoted.ts";
import { isDescription } from "./value-forms.ts";

/**
 * A value that belongs to a sensitive name, as in `password=...`, `"token": "..."` or `--api-key ...`: its position,
 * and the rule that redacts it.
 */
export interface Pair {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** Matches the name of a header whose value extends to the end of the line: `Set-Cookie` -> true; `cookies` -> false */
const WHOLE_LINE_HEADER = /(?:^|[^a-z])(?:authorization|cookie2?)$/i;
/** Matches the parameters of a Digest or OAuth 1 header: `Digest username="ada", nonce="x1"` */
const HEADER_PARAMETERS =
  /(?:[a-z][\w-]{1,31}[ \t]{1,4})?(?:[\w-]{1,32}=(?:\\{0,8}"[^"\\]{0,1024}\\{0,8}"|[^\s,"'\\]{1,1024})(?:,[ \t]{0,4}|(?![\w-]))){1,32}/iy;
/** Matches an authentication scheme, which is kept because it is no secret: the `Bearer ` of `Bearer made-up` */
const AUTH_SCHEME =
  /^(?:bearer|basic|digest|token|negotiate|ntlm|hawk|oauth|apikey|api-key|key|aws4-hmac-sha256|signature|dpop)[ \t]{1,8}(?=\S)/i;
/**
 * Matches a placeholder in a format string of `console.log`, such as `%s`. The value of the placeholder can follow the
 * format string, because the SDK can join both with a space: `password=%s made-up`.
 */
const CONSOLE_PLACEHOLDER = /^%[sdioOj]$/;
/** Number of characters at the end of a string that are searched for a format string's last placeholder. */
const LONGEST_TEMPLATE_END = 256;
/**
 * If another word follows, an ordinary word that is shorter than this is taken for prose, not for a secret: the `too`
 * of `password: too short`
 */
const SHORTEST_WORDY_SECRET = 16;
/** Matches a line break, or an escaped one: `\n` or `\r` in two characters. */
const END_OF_LINE = /[\r\n]|\\[rn]/g;
const LONGEST_LINE = 1024;
/** Matches a value after `NAME=`, as in an environment file: the `plum-1` of `A=plum-1 B=2` */
const ASSIGNED_VALUE = /^[\w+/.~-]{6,128}={0,2}(?=[\s&]|;\w|$)/;
/** Matches the name of a connection string: `connStr`, `connection_string` -> true; `connection` -> false */
const CONNECTION_STRING_NAME = /conn(?:ection)?[^a-z]{0,2}str/i;
const AFTER_CONNECTION_STRING = /[\s&"'`<>]/g;
/**
 * Matches a value that is unlikely to be an identifier: `k3y9made`, `12345`, `plum#anvil` -> true; `userName2` -> false
 */
const GENERATED_VALUE =
  /^(?=[^\s&,;'"`()<>]{6})(?:[^\s&,;'"`()<>]{0,32}\d){2}|^\d{3,19}(?![\w.])|^[^\s&,;'"`()<>]{1,32}[#!%@~^][^\s&,;'"`()<>]/;
/** Matches a type before an assignment: the `SecretStr = ` of `token: SecretStr = SecretStr("made-up")` */
const TYPE_BEFORE_VALUE =
  /&?[A-Za-z_][\w.<>[\]]{0,40}(?:(?:::| \| |\|)[\w.<>[\]]{1,40}){0,4}\??[ \t]=[ \t](?=["'`A-Za-z&[(@$])/y;
/**
 * Matches what follows the colon in the name of a script, an image or a Redis key: `build`, `latest`,
 * `user:42` -> true; `plum-7` -> false
 */
const LOWER_CASE_WORDS = /^(?:[a-z]{1,12})(?::(?:[a-z]{1,12}|\d{1,8}))?$/;
/** Matches the words before a token that a parser did not expect: `Unexpected `, `invalid ` -> true */
const PARSER_ERROR = /(?:unexpected|unknown|expected|illegal|invalid|unrecognized)(?: [a-z]{1,16})?[ "'`]{1,2}$/i;
const LONGEST_PARSER_ERROR = 40;
/** Matches a word and a colon, as at the beginning of an error message: `oauth2: `, `JsonWebTokenError: ` -> true */
const WORD_BEFORE_COLON = /^[A-Za-z][\w.@/-]{0,60}:(?:\s|$)/;
/** Matches the name of an error: `TypeError`, `TimeoutException` -> true */
const ERROR_NAME = /^[A-Z]\w{0,60}(?:Error|Exception)$/;
/** Matches the status of an HTTP response: the `400` of `400 Bad Request` */
const HTTP_STATUS = /^[1-5]\d\d$/;
/** Matches an access to a field: `user.token`, `var.db_password` -> true; `token` -> false */
const FIELD_ACCESS = /^[A-Za-z_$][A-Za-z_$]{0,40}(?:\.[A-Za-z_$]{1,40}){1,6}$/;
/** Matches a class name before an object's fields: the `Token ` of `Token { value: "made-up" }`, `&sql.NullString` */
const CLASS_NAME = /[&*]?[A-Za-z_$][\w$.:<>]{0,60} ?(?=\{)/y;
/** Matches what can follow a closing quote: `)`, `, `, ` +` */
const AFTER_CLOSING_QUOTE = /\s?(?:[),;+\]&]|\.\s|<<|\|\||$)/y;
/**
 * Matches a field's declaration in a JSON schema, if it contains no value: `{ "type": "string" }` -> true;
 * `{ "type": "string", "default": "made-up" }` -> false
 */
const DECLARATION =
  /^\{\s{0,16}\\{0,4}["']?type\\{0,4}["']?\s{0,2}:\s{0,2}\\{0,4}["']?(?:string|number|integer|boolean|array|object|null)(?!.{0,1000}(?:value|default|examples?|const|enum)\\{0,4}["']?\s{0,2}:)/is;
/** Matches a line and a column, as in a stack trace: `12:34` -> true */
const LINE_AND_COLUMN = /^\d{1,7}:\d{1,7}$/;
/** Matches a test's name, which follows `PASS: ` in a test runner's output: `TestLogin`, `src/login` -> true */
const TEST_NAME = /^[A-Za-z_/.]{1,64}$/;
/** Maximum number of characters of a value that are compared with the forms of placeholders and harmless values. */
const LONGEST_COMPARED_VALUE = 320;

/** A sensitive name before a separator: the `password` of `password=made-up` */
interface SensitiveName {
  readonly name: string;
  readonly nameStart: number;
  /** The rule that redacts the value of `name`. */
  readonly rule: string;
  /** Returns the rule that redacts the value of any given name, or `undefined`. */
  readonly nameRule: NameRule;
  /** Whether the text is a line of source code. */
  readonly isSource: boolean;
  /** The forms of values that belong to some of the names. */
  readonly values?: ValueForms;
  readonly meter?: Meter;
}

/**
 * Returns the value after the separator at `at`, or `undefined` if there is no value to redact. In source code, an
 * identifier after the separator is not a value.
 */
export function valueAt(text: string, at: number, named: SensitiveName): Pair | undefined {
  const { name, nameStart, isSource } = named;
  let start = at + 1;
  while (/[>=:]/.test(text.charAt(start)) && start - at < 4) start += 1;
  const afterSeparator = start;
  while (/[ \t]/.test(text.charAt(start)) && start - afterSeparator < 32) start += 1;
  const isSpaced = start > afterSeparator;
  start = afterType(text, start);
  const literal = literalAt(text, start);
  if (literal !== undefined) {
    const closesName = closesLiteral(text, start, at);
    const value = closesName ? joinedLiteral(text, start + 1) : literal;
    if (value === undefined || isParserError(text, named, text.slice(value.start, value.end))) return undefined;
    return valueBetween(text, value.start, endOfJoined(text, value), named);
  }
  if (CONNECTION_STRING_NAME.test(name))
    return valueBetween(text, start, endBefore(AFTER_CONNECTION_STRING, text, start), named);
  if (isSource && !isInLiteral(text, at) && !isUnquotedLiteral(text, at, start, isSpaced))
    return valueOfCall(text, start, named);
  const wordsEnd = named.values?.endOfWords(named.rule, text, start);
  if (wordsEnd !== undefined)
    return valueBetween(text, start, Math.max(wordsEnd, endOfUnquoted(text, start, named.meter)), named);
  const call = valueInCall(text, start);
  if (call === "code") return undefined;
  if (call !== undefined) return valueBetween(text, call.start, call.end, named);
  const endOfWhole = endOfStructure(text, startOfBody(text, start));
  if (endOfWhole !== undefined && DECLARATION.test(text.slice(start, Math.min(endOfWhole, start + LONGEST_LINE))))
    return undefined;
  if (endOfWhole !== undefined) return valueBetween(text, start, endOfWhole, named);
  if (text[at] === ":" && !/["'`]/.test(text.charAt(at - 1)) && WHOLE_LINE_HEADER.test(name))
    return valueBetween(text, start, endOfHeader(text, start, text.charAt(nameStart - 1)), named);
  // In a comparison such as `token == other`, the operator is followed by a variable, not by a value.
  if (text.charAt(at + 1) === "=" || text.charAt(at - 1) === "=") return undefined;
  return unquotedValue(text, start, at, isSpaced, named);
}

function unquotedValue(
  text: string,
  start: number,
  at: number,
  isSpaced: boolean,
  named: SensitiveName,
): Pair | undefined {
  const { name, rule, meter } = named;
  const end = endOfUnquoted(text, start, meter);
  const value = text.slice(start, end);
  if (LINE_AND_COLUMN.test(value) || (name === "PASS" && TEST_NAME.test(value))) return undefined;
  if (!isSpaced && text[at] === ":" && isQualifiedName(text, named, value)) return undefined;
  if (isParserError(text, named, value) || (isSpaced && isCause(text, end, value))) return undefined;
  if (text[at] === "=" && isFieldAccess(value, named)) return undefined;
  // `token => token.id` is a function.
  if (text.charAt(end) === "(" || (text.charAt(at + 1) === ">" && value.startsWith(`${name}.`))) return undefined;
  const wholeEnd = endOfSeveralWords(text, start, end, name, rule);
  if (isSpaced && wholeEnd === end && !looksSecret(value, text.charAt(end), text.charAt(end + 1))) return undefined;
  return valueBetween(text, start, isDescription(value) ? end : wholeEnd, named);
}

function valueOfCall(text: string, start: number, named: SensitiveName): Pair | undefined {
  const call = valueInCall(text, start);
  return call === undefined || call === "code" ? undefined : valueBetween(text, call.start, call.end, named);
}

/** Skips a type before an assignment: the `string = ` of `password: string = "made-up"` */
function afterType(text: string, start: number): number {
  TYPE_BEFORE_VALUE.lastIndex = start;
  return TYPE_BEFORE_VALUE.test(text) ? TYPE_BEFORE_VALUE.lastIndex : start;
}

/**
 * Checks whether a name, a colon and a value without blanks form one name: a host with its port, an image with its tag,
 * or a key with several parts. `auth.example.com:443`, `http://auth:3000`, `acme/session:latest`, `auth:build` -> true
 */
function isQualifiedName(text: string, { nameStart, name, rule, nameRule }: SensitiveName, value: string): boolean {
  if (rule === "@password") return false;
  // `session:42` is a key in Redis.
  if (rule === "@session" && /^\d{1,5}$/.test(value)) return true;
  const before = text.charAt(nameStart - 1);
  if (before === "/" || before === ":") return /^(?:\d{2,5}|[a-z]{1,12})(?:[/:?#]|$)/.test(value);
  const label = name.slice(name.lastIndexOf(".") + 1);
  if (label !== name && /^\d{2,5}(?:\/|$)/.test(value)) return nameRule(label) === undefined;
  return LOWER_CASE_WORDS.test(value);
}

/**
 * Checks whether a value is the cause of an error: the `JsonWebTokenError` of `verifying token: JsonWebTokenError: ...`
 */
function isCause(text: string, end: number, value: string): boolean {
  const after = text.slice(end, end + 2);
  return (
    WORD_BEFORE_COLON.test(value + after) ||
    ERROR_NAME.test(value) ||
    (HTTP_STATUS.test(value) && /^ [A-Z]/.test(after))
  );
}

/** Checks whether a value reads a sensitive field of another object: the `user.token` of `token = user.token` */
function isFieldAccess(value: string, { nameRule }: SensitiveName): boolean {
  return FIELD_ACCESS.test(value) && nameRule(value.slice(value.lastIndexOf(".") + 1)) !== undefined;
}

/** Skips a class name before an object's fields: the `Token ` of `Token { value: "made-up" }` */
function startOfBody(text: string, start: number): number {
  CLASS_NAME.lastIndex = start;
  return CLASS_NAME.test(text) ? CLASS_NAME.lastIndex : start;
}

/** Checks whether a value is a token that a parser did not expect: the `foo` of `unexpected token: foo` */
function isParserError(text: string, { name, nameStart }: SensitiveName, value: string): boolean {
  return (
    name.toLowerCase() === "token" &&
    (value.length < SHORTEST_WORDY_SECRET || /^[A-Za-z]*$/.test(value)) &&
    PARSER_ERROR.test(text.slice(Math.max(0, nameStart - LONGEST_PARSER_ERROR), nameStart))
  );
}

function valueBetween(
  text: string,
  from: number,
  end: number,
  { name, rule, nameRule, isSource }: SensitiveName,
): Pair | undefined {
  const start = from + (AUTH_SCHEME.exec(text.slice(from, Math.min(end, from + 40)))?.[0].length ?? 0);
  const value = text.slice(start, Math.min(end, start + LONGEST_COMPARED_VALUE));
  if (CONSOLE_PLACEHOLDER.test(value) && !isSource) return valuesAfterTemplate(text, start, rule);
  if (text.slice(start, end).trim() === "" || isDescription(value)) return undefined;
  if (isHarmlessValue(name, value, rule, nameRule)) return undefined;
  return { start, end, rule };
}

/**
 * Returns the values after a format string of `console.log`: the `made-up` of `password='%s' made-up`. They are assumed
 * to begin after the word that contains the last placeholder. Further words of the format string are redacted as well,
 * because they cannot be distinguished from the values.
 */
function valuesAfterTemplate(text: string, placeholder: number, rule: string): Pair | undefined {
  const floor = Math.max(placeholder, text.length - LONGEST_TEMPLATE_END);
  let last = text.lastIndexOf("%");
  while (last > floor && !CONSOLE_PLACEHOLDER.test(text.slice(last, last + 2))) last = text.lastIndexOf("%", last - 1);
  if (last <= floor) last = placeholder;
  const start = last + (/^\S*\s*/.exec(text.slice(last, last + LONGEST_TEMPLATE_END))?.[0].length ?? 0);
  return start < text.length ? { start, end: text.length, rule } : undefined;
}

/**
 * Returns where a header's value ends: at the end of the line, or at the closing quote if a quote precedes the header's
 * name, as in `curl -H 'Cookie: a=b'`. A quote inside the header's parameters does not end the value.
 */
function endOfHeader(text: string, from: number, before: string): number {
  const end = /["'`]/.test(before) ? text.indexOf(before, from) : -1;
  const endOfLine = endBefore(END_OF_LINE, text, from);
  HEADER_PARAMETERS.lastIndex = from;
  const endOfParameters = HEADER_PARAMETERS.test(text) ? HEADER_PARAMETERS.lastIndex : from;
  return Math.max(endOfParameters, end < 0 ? endOfLine : Math.min(end, endOfLine));
}

/**
 * Checks whether an unquoted value in source code is a literal, not an identifier. It is a literal if it looks
 * generated, begins with an authentication scheme, or is assigned as in an environment file (`NAME=value`).
 */
function isUnquotedLiteral(text: string, at: number, start: number, isSpaced: boolean): boolean {
  const beginning = text.slice(start, start + 64);
  if (GENERATED_VALUE.test(beginning) || AUTH_SCHEME.test(beginning)) return true;
  return text[at] === "=" && !isSpaced && ASSIGNED_VALUE.test(text.slice(start, start + 128));
}

/** Checks whether a position in a line of source code is inside a string literal. */
function isInLiteral(text: string, at: number): boolean {
  return isHeadCut(text) || openQuoteAt(text, at) !== "";
}

/**
 * Checks whether the quote at `start` closes the literal that contains the separator at `at`. An example is the last
 * quote of `prompt("password: ")`.
 */
function closesLiteral(text: string, start: number, at: number): boolean {
  AFTER_CLOSING_QUOTE.lastIndex = start + 1;
  return AFTER_CLOSING_QUOTE.test(text) && openQuoteAt(text, at) === text.charAt(start);
}

/** Returns the quote of the string literal that contains a position, or an empty string if it is in no literal. */
function openQuoteAt(text: string, at: number): string {
  let open = "";
  for (let place = Math.max(0, at - LONGEST_LINE); place < at; place++) {
    const char = text.charAt(place);
    if (char === "\\") place += 1;
    else if (open === "" && /["'`]/.test(char)) open = char;
    else if (char === open) open = "";
  }
  return open;
}

/**
 * Checks whether the text after `name: ` is a value, not prose. A short word is prose if another word follows: the
 * `too` of `password: too short`
 */
function looksSecret(value: string, after: string, next: string): boolean {
  if (value.length >= SHORTEST_WORDY_SECRET || !/^\p{L}[\p{Ll}'’-]*$/u.test(value)) return true;
  return !(after === " " && /[\p{L}("'`]/u.test(next));
}
