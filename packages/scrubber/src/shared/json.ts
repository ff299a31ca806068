import { COST } from "./budget.ts";
import { BACKSLASH, DOUBLE_QUOTE, LEFT_BRACE, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET, SPACE } from "./char-codes.ts";
import { ASCII } from "./char-table.ts";

/**
 * Matches the beginning of a JSON object, list or string. Other strings are not parsed, because throwing parse errors
 * is expensive. Example: it matches `{"a":1}`, but not `[Object]`.
 */
const JSON_START = /^(?:"|\{\s*["}]|\[\s*["{[\]\dtfn-])/;
/**
 * For each first character of a JSON object, list or string, the last character that it must have. Strings that end
 * differently are not parsed.
 */
const LAST_CHARACTER: Readonly<Record<string, string>> = Object.freeze({ '"': '"', "{": "}", "[": "]" });
/**
 * Strings with fewer characters are parsed without a check of their nesting depth, because parsing them is fast even if
 * they are deeply nested.
 */
const SHORTEST_DEEP = 1000;
/** For the character code of each bracket, how the bracket changes the nesting depth. */
const DEPTH_CHANGE: Readonly<Record<number, number>> = Object.freeze({
  [LEFT_BRACKET]: 1,
  [LEFT_BRACE]: 1,
  [RIGHT_BRACKET]: -1,
  [RIGHT_BRACE]: -1,
});
/**
 * `parseJson` replaces some numbers with strings. Each of these strings begins with this character, which marks it as a
 * number. It is a Unicode noncharacter, so ordinary strings do not contain it.
 */
const NUMBER_MARK = "\uffff";
/**
 * Matches a JSON string with which `parseJson` replaced a number, and captures the number. In `"\uffff1.50"`, it
 * captures `1.50`. If the number has been redacted since, as in `"\uffff[creditcard]"`, it matches only `"\uffff` and
 * captures nothing.
 */
const MARKED_NUMBER = /"\uffff(?:(-?\d[\d.eE+-]{0,4096})")?/g;
/**
 * Matches JSON with a number that would be written differently after parsing and serializing. Example: it matches
 * `[1.50]`, which would become `[1.5]`. The pattern also checks the characters before and after the number, so that it
 * does not match the `5e0` in `"sha256:5e0c"`.
 */
const INEXACT_NUMBER =
  /[[:,\s](?:-0|-?(?:\d{16}|\d{1,15}(?:[eE]|\.(?:\d{8}|\d{0,7}0(?!\d)|\d{1,7}[eE])))[\d.eE+-]*)[,\]}\s]/;
/** The smallest number with twelve digits. The shortest card numbers have twelve digits. */
const LEAST_CARD_NUMBER = 1e11;
/**
 * Matches each string in valid JSON. If the string is a field name, group 1 captures the colon after it. Example: in
 * `{"a":1}`, it matches `"a":`.
 */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?(\s*:)?/g;
/** Matches each string and each number in valid JSON. Example: in `{"a":1.50}`, it matches `"a"` and `1.50`. */
const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Checks quickly whether a string can be a JSON object, list or string. Inspects only the first character that is not
 * whitespace.
 */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= SPACE) place += 1;
  const first = text.charCodeAt(place);
  if (first === LEFT_BRACE || first === LEFT_BRACKET || first === DOUBLE_QUOTE) return true;
  // JSON can also begin after whitespace that is not ASCII, because `parseJson` trims all Unicode whitespace. Examples:
  // a byte order mark at the beginning of the string, or U+00A0 after a space.
  return first >= ASCII && (place > 0 || first === BYTE_ORDER_MARK);
}

/**
 * Parses a string as JSON. Returns the result if it is an object, a list or a string, and otherwise `undefined`.
 * Numbers that serializing would write differently, such as `1.50`, become marked strings. {@link writeJson} converts
 * these strings back to the original numbers.
 *
 * @param spend A function that charges the work of a second parsing or of a parse error. It returns false if the work
 * limit is exceeded. If it returns false before the second parsing, `parseJson` returns `undefined`.
 */
export function parseJson(text: string, spend: (work: number) => boolean = () => true): object | string | undefined {
  const trimmed = text.trim();
  if (!looksLikeJson(trimmed)) return undefined;
  try {
    let value: unknown = JSON.parse(trimmed);
    if (INEXACT_NUMBER.test(trimmed)) {
      if (!spend(trimmed.length * COST.oddNumber)) return undefined;
      value = JSON.parse(trimmed.replace(STRINGS_AND_NUMBERS, exactNumber));
    }
    return (typeof value === "object" && value !== null) || typeof value === "string" ? value : undefined;
  } catch {
    spend(COST.exception);
    return undefined;
  }
}

function looksLikeJson(trimmed: string): boolean {
  return JSON_START.test(trimmed) && trimmed.slice(-1) === LAST_CHARACTER[trimmed.slice(0, 1)];
}

/**
 * Checks whether JSON is nested deeper than `levels`. Parsing deeply nested JSON is slow, so callers do not parse such
 * strings.
 */
export function isDeeper(text: string, levels: number): boolean {
  if (text.length < SHORTEST_DEEP || !looksLikeJson(text.trim())) return false;
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= levels; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === DOUBLE_QUOTE) isInString = !isInString;
    else if (!isInString) depth += DEPTH_CHANGE[code] ?? 0;
  }
  return depth > levels;
}

/** Checks whether a string has several lines and its first line is JSON, as in NDJSON and in many logs. */
export function beginsWithJsonLine(text: string): boolean {
  return text.includes("\n") && parseJson(jsonLineAt(text, 0).body) !== undefined;
}

/** Returns the line that begins at `from`, split into the JSON and the characters after the JSON. */
export function jsonLineAt(text: string, from: number): JsonLine {
  const lineBreak = text.indexOf("\n", from);
  const end = lineBreak < 0 ? text.length : lineBreak + 1;
  const line = text.slice(from, end);
  const trimmed = line.trimEnd();
  const length = trimmed.endsWith(",") ? trimmed.length - 1 : trimmed.length;
  return { body: line.slice(0, length), tail: line.slice(length), end };
}

export interface JsonLine {
  readonly body: string;
  /** The characters after the JSON: an optional comma, whitespace, and the line break. */
  readonly tail: string;
  /** The position at which the next line begins. */
  readonly end: number;
}

/**
 * Serializes a result of {@link parseJson}. Numbers are written exactly as they were in the parsed string, such as
 * `1.50`.
 */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(NUMBER_MARK)
    ? text.replace(MARKED_NUMBER, (_, number: string | undefined) => number ?? '"')
    : text;
}

/**
 * Checks whether an object in a JSON string contains the same field name twice, as in `{"a":1,"a":2}`. `value` is the
 * result of parsing the string.
 */
export function repeatsFieldName(text: string, value: unknown): boolean {
  const written = writeJson(value);
  // If two fields have the same name, the parser keeps only the last one. Then `written` contains fewer names.
  return written !== text && countFieldNames(written) < countFieldNames(text);
}

function countFieldNames(text: string): number {
  let names = 0;
  for (const [, colon] of text.matchAll(STRINGS)) if (colon !== undefined) names += 1;
  return names;
}

function exactNumber(token: string): string {
  if (token.startsWith('"')) return token;
  const number = Number(token);
  // A whole number that can be a card number stays a number. The detector would not find the card number in a string
  // such as `4111111111111111.0`.
  const isSame = String(number) === token || (Number.isSafeInteger(number) && Math.abs(number) >= LEAST_CARD_NUMBER);
  return isSame ? token : `"${NUMBER_MARK}${token}"`;
}
