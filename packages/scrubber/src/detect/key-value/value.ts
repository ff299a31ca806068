import type { Meter } from "../../shared/budget.ts";
import { isHeadCut } from "../cut/cut.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { NameRule } from "../names/names.ts";
import type { ValueForms } from "../names/value-forms.ts";
import { endOfQuoted, endOfStructure } from "./brackets.ts";

/**
 * A value that belongs to a sensitive name, as in `password=...`, `"token": "..."` or `--api-key ...`: its position in
 * the text, and the rule that redacts it.
 */
export interface Pair {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** Matches the name of a header whose value extends to the end of the line: `Set-Cookie` -> true, `cookies` -> false */
const WHOLE_LINE_HEADER = /(?:^|[^a-z])(?:authorization|cookie2?)$/i;
/** Matches the parameters of a Digest or OAuth 1 header: `Digest username="ada", nonce="x1"`. */
const HEADER_PARAMETERS =
  /(?:[a-z][\w-]{1,31}[ \t]{1,4})?(?:[\w-]{1,32}=(?:\\{0,8}"[^"\\]{0,1024}\\{0,8}"|[^\s,"'\\]{1,1024})(?:,[ \t]{0,4}|(?![\w-]))){1,32}/iy;
/** Matches an authentication scheme, which is not redacted: the `Bearer ` of `Bearer made-up`. */
const AUTH_SCHEME =
  /^(?:bearer|basic|digest|token|negotiate|ntlm|hawk|oauth|apikey|api-key|key|aws4-hmac-sha256|signature|dpop)[ \t]{1,8}(?=\S)/i;
/** Matches a placeholder that stands for a value: `${PASSWORD}`, `%s`, `<password>`, `***` -> true */
const VALUE_PLACEHOLDER =
  /^(?:\?|\$\d{1,3}|\$\{[^{}]{0,100}\}|\$?\{\{[^{}]{0,100}\}\}|\{[\w.\s-]{0,100}\}|%[sdioOj]|%\([\w.]{1,64}\)s|:[A-Za-z_]\w{0,64}|@(?:p\d{1,3}|[A-Za-z_]{1,64})|<[^<>]{0,100}>|\$[A-Za-z_]{1,64}|\.{3}|…|[-–—x*•]{1,64})$/i;
/**
 * Matches a placeholder in a format string of `console.log`, such as `%s`. The value of the placeholder can follow the
 * format string, because the SDK can join both with a space: `password=%s made-up`.
 */
const CONSOLE_PLACEHOLDER = /^%[sdioOj]$/;
/** Number of characters at the end of a text that are searched for the last placeholder of a format string. */
const LONGEST_TEMPLATE_END = 256;
/** Matches a word that describes a value instead of being one: the `expired` of `password: expired`. */
const NEVER_SECRET =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|nan|empty|missing|expired|invalid|incorrect|wrong|revoked|required|optional|valid|ok|failed|failure|denied|unauthorized|forbidden|present|absent|set|unset|not|is|was|must|may|should|cannot|can|has|the|an?|for|from|of|to|in|and|or|with|without|string|str|number|int|integer|bool|boolean|object|array|any|unknown|never|void|function|bearer|basic|digest|include|omit|same-origin)$/i;
/** Matches the beginning of a function call, or a whole identifier: `vault.get(id` -> true, `9vKe(id` -> false */
const CALL = /^(?:await |new |typeof )?[A-Za-z_$][\w$]*(?:(?:\?)?\.[\w$]+|\[[^\]]{0,64}\])*(?:\(|$)/;
/** Matches a call whose end need not be searched, because no value ends before its bracket: `vault.get(` */
const PLAIN_CALL = /[A-Za-z_$][\w$]{0,63}(?:\??\.[\w$]{1,64}){0,8}\(/y;
/**
 * If another word follows, an ordinary word with fewer characters than this is taken for prose, not for a secret: the
 * `too` of `password: too short`.
 */
const SHORTEST_WORDY_SECRET = 16;
/** Matches a line break, or an escaped line break: a backslash and an `n` or `r`. */
const END_OF_LINE = /[\r\n]|\\[rn]/g;
const LONGEST_LINE = 1024;
/** Matches a value after `NAME=`, as in an environment file. In `A=plum-1 B=2`, the value of `A` is `plum-1`. */
const ASSIGNED_VALUE = /^[\w+/.~-]{6,128}={0,2}(?=[\s&]|;\w|$)/;
/** Matches the name of a connection string: `connStr`, `connection_string` -> true */
const CONNECTION_STRING_NAME = /conn(?:ection)?[^a-z]{0,2}str/i;
const AFTER_CONNECTION_STRING = /[\s&"'`<>]/g;
/**
 * Matches a value that is unlikely to be an identifier: `k3y9made`, `12345`, `plum#anvil` -> true, `userName2` -> false
 */
const GENERATED_VALUE =
  /^(?=[^\s&,;'"`()<>]{6})(?:[^\s&,;'"`()<>]{0,32}\d){2}|^\d{3,19}(?![\w.])|^[^\s&,;'"`()<>]{1,32}[#!%@~^][^\s&,;'"`()<>]/;
/** Matches the line and column in a stack trace: `12:34` -> true */
const LINE_AND_COLUMN = /^\d{1,7}:\d{1,7}$/;
/** Matches the name of a test, which follows `PASS: ` in a test runner's output: `TestLogin`, `src/login` -> true */
const TEST_NAME = /^[A-Za-z_/.]{1,64}$/;
/** Matches the end of an unquoted value: the comma of `made-up, n=1`, but not the comma of `made,up`. */
const AFTER_UNQUOTED = /[\s&"'`<>;|\\]|,(?=\s|\w{1,64}[=:]|$)|[)\]}](?=[\s,.;)\]}]|$)/g;
/** Matches a text in brackets, such as the `[Filtered]` that an earlier pass wrote. */
const BRACKETED = /\[[^[\]\r\n]{1,64}\]/y;

/** Number of characters whose search for the end of a value costs as much as one character costs otherwise. */
const CHARACTERS_PER_WORK = 8;

/** At most this many characters of a value are compared with the forms of placeholders and harmless values. */
const LONGEST_COMPARED_VALUE = 320;

/** A sensitive name before a separator: the `password` of `password=made-up`. */
interface SensitiveName {
  readonly name: string;
  readonly nameStart: number;
  /** The rule that redacts the value of `name`. */
  readonly rule: string;
  /** Returns the rule that redacts the value of any given name, or `undefined`. */
  readonly nameRule: NameRule;
  /** Whether the text is a line of source code. */
  readonly isSource: boolean;
  /** What the values of some names look like. */
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
  while (/[>=]/.test(text.charAt(start)) && start - at < 4) start += 1;
  const afterSeparator = start;
  while (/[ \t]/.test(text.charAt(start)) && start - afterSeparator < 32) start += 1;
  const isSpaced = start > afterSeparator;
  const quote = /^(?:\\{0,8}["'`])/.exec(text.slice(start, start + 9))?.[0];
  if (quote !== undefined)
    return valueBetween(text, start + quote.length, endOfQuoted(text, start + quote.length, quote), named);
  if (CONNECTION_STRING_NAME.test(name))
    return valueBetween(text, start, endBefore(AFTER_CONNECTION_STRING, text, start), named);
  if (isSource && !isInLiteral(text, at) && !isUnquotedLiteral(text, at, start, isSpaced)) return undefined;
  const wordsEnd = named.values?.endOfWords(named.rule, text, start);
  if (wordsEnd !== undefined)
    return valueBetween(text, start, Math.max(wordsEnd, endOfUnquoted(text, start, named)), named);
  const endOfWhole = endOfStructure(text, start);
  if (endOfWhole !== undefined) return valueBetween(text, start, endOfWhole, named);
  if (text[at] === ":" && !/["'`]/.test(text.charAt(at - 1)) && WHOLE_LINE_HEADER.test(name))
    return valueBetween(text, start, endOfHeader(text, start, text.charAt(nameStart - 1)), named);
  // In a comparison such as `token == other`, what follows the operator is a variable, not a value.
  if (text.charAt(at + 1) === "=" || text.charAt(at - 1) === "=") return undefined;
  PLAIN_CALL.lastIndex = start;
  if (PLAIN_CALL.test(text)) return undefined;
  const end = endOfUnquoted(text, start, named);
  const value = text.slice(start, end);
  if (LINE_AND_COLUMN.test(value) || (name === "PASS" && TEST_NAME.test(value))) return undefined;
  if (isSpaced && !looksSecret(value, text.charAt(end), text.charAt(end + 1))) return undefined;
  if (text.charAt(end) === "(" || (CALL.test(value) && value.includes("("))) return undefined;
  return valueBetween(text, start, end, named);
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
  if (text.slice(start, end).trim() === "" || VALUE_PLACEHOLDER.test(value) || NEVER_SECRET.test(value))
    return undefined;
  if (isHarmlessValue(name, value, rule, nameRule)) return undefined;
  return { start, end, rule };
}

/**
 * Returns the values after a format string of `console.log`: the `made-up` of `password='%s' made-up`. They are assumed
 * to begin after the word that contains the last placeholder. If the format string has further words there, these are
 * redacted as well, because they cannot be distinguished from the values.
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
 * Returns where the value of a header ends: at the end of the line, or at the closing quote if a quote opened before
 * the header's name, as in `curl -H 'Cookie: a=b'`. A quote inside the header's parameters does not end the value.
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

/** Returns where the first match of `after` begins, or the end of the text if there is no match. */
function endBefore(after: RegExp, text: string, from: number): number {
  after.lastIndex = from;
  return after.exec(text)?.index ?? text.length;
}

/** Checks whether a position in a line of source code is inside a string literal. */
function isInLiteral(text: string, at: number): boolean {
  if (isHeadCut(text)) return true;
  let open = "";
  for (let place = Math.max(0, at - LONGEST_LINE); place < at; place++) {
    const char = text.charAt(place);
    if (char === "\\") place += 1;
    else if (open === "" && /["'`]/.test(char)) open = char;
    else if (char === open) open = "";
  }
  return open !== "";
}

function endOfUnquoted(text: string, from: number, { meter }: SensitiveName): number {
  BRACKETED.lastIndex = from;
  if (BRACKETED.test(text)) return BRACKETED.lastIndex;
  const end = endBefore(AFTER_UNQUOTED, text, from);
  // In a text without blanks, the search for the end of each value can go on to the end of the text.
  if (meter !== undefined) meter.work += (end - from) / CHARACTERS_PER_WORK;
  return /[.,!?]/.test(text.charAt(end - 1)) && end - from > 1 ? end - 1 : end;
}

/**
 * Checks whether the text after `name: ` is a value, not prose. A short word is prose if another word follows: the
 * `too` of `password: too short`.
 */
function looksSecret(value: string, after: string, next: string): boolean {
  if (value.length >= SHORTEST_WORDY_SECRET || !/^\p{L}[\p{Ll}'’-]*$/u.test(value)) return true;
  return !(after === " " && /[\p{L}(]/u.test(next));
}
