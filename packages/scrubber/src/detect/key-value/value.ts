import { endOfMatch, startOfMatch } from "../../shared/match.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import { bracedValueAt } from "./braced.ts";
import { endOfStructure } from "./brackets.ts";
import { valueInCall } from "./calls.ts";
import { fallbackAt } from "./fallback.ts";
import { AUTH_SCHEME, endOfHeader, WHOLE_LINE_HEADER } from "./header-value.ts";
import { endOfJoined, joinedLiteral, literalAt } from "./literals.ts";
import {
  isCause,
  isFieldAccess,
  isParserError,
  isPseudoClass,
  isQualifiedName,
  isRoute,
  looksSecret,
} from "./not-a-value.ts";
import type { Pair, SensitiveName } from "./pair.ts";
import { closesLiteral, isInLiteral, isUnquotedLiteral } from "./source-literals.ts";
import { endOfSeveralWords, endOfUnquoted } from "./unquoted.ts";
import { isDescription, isFormatOperation } from "./value-forms.ts";
import { listInLines, valueInLines } from "./yaml.ts";

/**
 * Matches a placeholder in a format string of `console.log`, such as `%s`. A value usually replaces the placeholder.
 * The SDK can also append the value to the format string, as in `password=%s made-up`.
 */
const CONSOLE_PLACEHOLDER = /^%[sdioOj]$/;
/** How many characters at the end of a string are searched for the last placeholder of a format string. */
const LONGEST_TEMPLATE_END = 256;
/** Matches an operator between a literal and a call. Example: in `"password=" + quote("made-up")`, it matches ` + `. */
const JOINING = /\s{0,4}(?:\+|\|\||<>|\.)\s{0,4}(?=[A-Za-z_$])/y;
/**
 * Matches a name whose value is a connection string. Example: it matches `connStr` and `connection_string`, but not
 * `connection`.
 */
const CONNECTION_STRING_NAME = /conn(?:ection)?[^a-z]{0,2}str/i;
const AFTER_CONNECTION_STRING = /[\s&"'`<>]/g;
/**
 * Matches what can be between a separator and a value: a comment, the tag or anchor of a value in YAML, and a line break
 * before a literal. Examples: the comment in `password: /* local *\/ "made-up"`, `!!str ` and `&main `.
 */
const BEFORE_VALUE =
  /\/\*[^*]{0,128}\*\/[ \t]{0,4}|(?:!{1,2}[a-z]{0,16}|&[\w-]{1,32})[ \t]{1,4}(?!=)|\s{1,64}(?:string\(\d{1,6}\) )?(?=(?<quote>["'])[^"'\r\n]{1,256}\k<quote>(?!\s{0,4}[:=]))/y;
/**
 * Matches a type annotation and the assignment operator after it. Example: in
 * `token: SecretStr = SecretStr("made-up")`, it matches `SecretStr = `.
 */
const TYPE_BEFORE_VALUE =
  /&?[A-Za-z_][\w.<>[\]]{0,40}(?:(?:::| \| |\|)[\w.<>[\]]{1,40}){0,4}\??[ \t]=[ \t](?=["'`A-Za-z&[(@$])/y;
/**
 * Matches the class name of a printed object. Examples: `Token ` in `Token { value: "made-up" }`, and
 * `&sql.NullString`.
 */
const CLASS_NAME = /[&*]?(?:\[\d{0,4}\])?[A-Za-z_$][\w$.:<>]{0,60} ?(?=\{)/y;
/**
 * Matches a field declaration in a JSON schema that contains no value. Example: it matches `{ "type": "string" }`, but
 * not `{ "type": "string", "default": "made-up" }`.
 */
const DECLARATION =
  /^\{\s{0,16}\\{0,4}["']?type\\{0,4}["']?\s{0,2}:\s{0,2}\\{0,4}["']?(?:string|number|integer|boolean|array|object|null)(?!.{0,1000}(?:value|default|examples?|const|enum)\\{0,4}["']?\s{0,2}:)/is;
/** How many characters of an object are compared with `DECLARATION`. */
const LONGEST_DECLARATION = 1024;
/** Matches a line and a column number, as in a stack trace. Example: it matches `12:34`. */
const LINE_AND_COLUMN = /^\d{1,7}:\d{1,7}$/;
/**
 * Matches the name of a test after `PASS: `, where `PASS` does not mean a password. Example: it matches `TestLogin` and
 * `src/login`.
 */
const TEST_NAME = /^[A-Za-z_/.]{1,64}$/;
const LONGEST_PSEUDO_CLASS = 16;
/** Matches an operator that compares the value before it, as in `assertion: 1 == 2`. */
const COMPARISON = /^ [=!]==? /;
/** Maximum number of characters of a value that are compared with placeholders and harmless values. */
const LONGEST_COMPARED_VALUE = 320;

/**
 * Returns the value after the separator at index `at`, or `undefined` if there is no value to redact. In source code,
 * an identifier is not a value.
 */
export function valueAt(text: string, at: number, named: SensitiveName): Pair | undefined {
  const { name, nameStart, isSource } = named;
  let start = at + 1;
  while (/[>=:]/.test(text.charAt(start)) && start - at < 4) start += 1;
  const afterSeparator = start;
  while (/[ \t]/.test(text.charAt(start)) && start - afterSeparator < 32) start += 1;
  const isSpaced = start > afterSeparator;
  start = endOfMatch(BEFORE_VALUE, text, start) ?? start;
  start = endOfMatch(TYPE_BEFORE_VALUE, text, start) ?? start;
  const literal = literalAt(text, start);
  if (literal !== undefined) {
    const closesName = closesLiteral(text, start, at);
    const value = closesName ? joinedLiteral(text, start + 1) : literal;
    if (value === undefined) return valueOfCall(text, endOfMatch(JOINING, text, start + 1), named);
    if (isParserError(text, named, text.slice(value.start, value.end))) return undefined;
    return valueBetween(text, value.start, endOfJoined(text, value), named);
  }
  if (!isSpaced && isPseudoClass(name, text.slice(start, start + LONGEST_PSEUDO_CLASS))) return undefined;
  const fallback = fallbackAt(text, start, text[at] === "=");
  if (fallback !== undefined) return valueBetween(text, fallback.start, endOfJoined(text, fallback), named);
  const lines = text[at] === ":" ? (listInLines(text, start, named) ?? valueInLines(text, start)) : undefined;
  if (lines !== undefined) return valueBetween(text, lines.start, lines.end, named);
  if (CONNECTION_STRING_NAME.test(name))
    return valueBetween(text, start, startOfMatch(AFTER_CONNECTION_STRING, text, start), named);
  if (isSource && !isInLiteral(text, at) && !isUnquotedLiteral(text, at, start, isSpaced))
    return valueOfCall(text, start, named);
  const wordsEnd = named.values?.endOfWords(named.rule, text, start);
  if (wordsEnd !== undefined)
    return valueBetween(text, start, Math.max(wordsEnd, endOfUnquoted(text, start, named.meter, text[at])), named);
  const braced = text[at] === "=" ? bracedValueAt(text, start, named) : undefined;
  if (braced !== undefined) return valueBetween(text, braced.start, braced.end, named);
  const call = valueInCall(text, start);
  if (call === "code") return undefined;
  if (call !== undefined) return valueBetween(text, call.start, call.end, named);
  const endOfWhole = endOfStructure(text, endOfMatch(CLASS_NAME, text, start) ?? start);
  if (
    endOfWhole !== undefined &&
    DECLARATION.test(text.slice(start, Math.min(endOfWhole, start + LONGEST_DECLARATION)))
  )
    return undefined;
  if (endOfWhole !== undefined) return valueBetween(text, start, endOfWhole, named);
  if (text[at] === ":" && !/["'`]/.test(text.charAt(at - 1)) && WHOLE_LINE_HEADER.test(name))
    return valueBetween(text, start, endOfHeader(text, start, text.charAt(nameStart - 1)), named);
  // In a comparison such as `token == other`, the text after the operator is a variable, not a secret.
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
  const end = endOfUnquoted(text, start, meter, text[at]);
  const value = text.slice(start, end);
  if (LINE_AND_COLUMN.test(value) || (name === "PASS" && TEST_NAME.test(value))) return undefined;
  if (!isSpaced && text[at] === ":" && isQualifiedName(text, named, value)) return undefined;
  if (isParserError(text, named, value) || (isSpaced && isCause(text, end, value))) return undefined;
  if (isFieldAccess(value, text[at] === "=", named) || COMPARISON.test(text.slice(end, end + 4))) return undefined;
  // `token => token.id` is an arrow function.
  if (text.charAt(end) === "(" || (text.charAt(at + 1) === ">" && value.startsWith(`${name}.`))) return undefined;
  const wholeEnd = endOfSeveralWords(text, start, end, name, rule);
  if (isSpaced && wholeEnd === end && !looksSecret(value, text.charAt(end), text.charAt(end + 1), rule))
    return undefined;
  return valueBetween(text, start, isDescription(value) ? end : wholeEnd, named);
}

function valueOfCall(text: string, start: number | undefined, named: SensitiveName): Pair | undefined {
  const call = start === undefined ? undefined : valueInCall(text, start);
  return call === undefined || call === "code" ? undefined : valueBetween(text, call.start, call.end, named);
}

function valueBetween(
  text: string,
  from: number,
  end: number,
  { name, nameStart, rule, nameRule, isSource }: SensitiveName,
): Pair | undefined {
  const start = from + (AUTH_SCHEME.exec(text.slice(from, Math.min(end, from + 40)))?.[0].length ?? 0);
  const value = text.slice(start, Math.min(end, start + LONGEST_COMPARED_VALUE));
  if (CONSOLE_PLACEHOLDER.test(value) && !isSource) return valuesAfterTemplate(text, start, rule);
  if (text.slice(start, end).trim() === "" || isDescription(value)) return undefined;
  if (isHarmlessValue(name, value, rule, nameRule) || isRoute(text, nameStart, value)) return undefined;
  return { start, end, rule };
}

/**
 * Returns the position of the values after a format string of `console.log`. Example: `made-up` in
 * `password='%s' made-up`. The end of the format string is unknown, so everything after the word with the last
 * placeholder is redacted.
 */
function valuesAfterTemplate(text: string, placeholder: number, rule: string): Pair | undefined {
  const floor = Math.max(placeholder, text.length - LONGEST_TEMPLATE_END);
  let last = text.lastIndexOf("%");
  while (last > floor && !CONSOLE_PLACEHOLDER.test(text.slice(last, last + 2))) last = text.lastIndexOf("%", last - 1);
  if (last <= floor) last = placeholder;
  const start = last + (/^\S*\s*/.exec(text.slice(last, last + LONGEST_TEMPLATE_END))?.[0].length ?? 0);
  return start < text.length && !isFormatOperation(text, start) ? { start, end: text.length, rule } : undefined;
}
