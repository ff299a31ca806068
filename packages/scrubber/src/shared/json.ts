import { COST } from "./budget.ts";
import { BACKSLASH, DOUBLE_QUOTE, LEFT_BRACE, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET, SPACE } from "./char-codes.ts";
import { ASCII } from "./char-table.ts";

/**
 * Matches the beginning of a JSON object, list or string. Example: it matches `{"a":1}`, but not `[Object]`. A string
 * that does not match is not parsed, because parse errors are slow.
 */
const JSON_START = /^(?:"|\{\s*["}]|\[\s*["{[\]\dtfn-])/;
/** Maps the first character of a JSON object, list or string to its last character. */
const LAST_CHARACTER: Readonly<Record<string, string>> = Object.freeze({ '"': '"', "{": "}", "[": "]" });
/** Minimum length of a string whose nesting depth is checked before it is parsed. Shorter strings are fast to parse. */
const SHORTEST_DEEP = 1000;
/** For the code of each bracket, how it changes the nesting depth. */
const DEPTH_CHANGE: Readonly<Record<number, number>> = Object.freeze({
  [LEFT_BRACKET]: 1,
  [LEFT_BRACE]: 1,
  [RIGHT_BRACKET]: -1,
  [RIGHT_BRACE]: -1,
});
/**
 * The first character of a string with which `parseJson` replaced a number. It is a Unicode noncharacter, so ordinary
 * strings do not contain it.
 */
const NUMBER_MARK = "\uffff";
/**
 * Matches a JSON string with which `parseJson` replaced a number, and captures the number. Example: in `"\uffff1.50"`,
 * it captures `1.50`. If the number was redacted, as in `"\uffff[creditcard]"`, it captures nothing.
 */
const MARKED_NUMBER = /"\uffff(?:(-?\d[\d.eE+-]{0,4096})")?/g;
/**
 * Matches JSON with a number that changes when it is parsed and serialized. Example: it matches `[1.50]`, which would
 * become `[1.5]`. The characters before and after the number are checked, so that the `5e0` in `"sha256:5e0c"` does not
 * match.
 */
const INEXACT_NUMBER =
  /[[:,\s](?:-0|-?(?:\d{16}|\d{1,15}(?:[eE]|\.(?:\d{8}|\d{0,7}0(?!\d)|\d{1,7}[eE])))[\d.eE+-]*)[,\]}\s]/;
/** The smallest number with twelve digits, which is the length of the shortest card numbers. */
const LEAST_CARD_NUMBER = 1e11;
/**
 * Matches a string in valid JSON. After a field name, group 1 captures the colon. Example: in `{"a":1}`, it matches
 * `"a":`.
 */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?(\s*:)?/g;
/** Matches each string and each number in valid JSON. Example: in `{"a":1.50}`, it matches `"a"` and `1.50`. */
const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const BYTE_ORDER_MARK = 0xfeff;

/** Checks quickly, by its first character, whether a string may be a JSON object, list or string. */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= SPACE) place += 1;
  const first = text.charCodeAt(place);
  if (first === LEFT_BRACE || first === LEFT_BRACKET || first === DOUBLE_QUOTE) return true;
  // `parseJson` trims all Unicode whitespace, so JSON can begin after a byte order mark or U+00A0.
  return first >= ASCII && (place > 0 || first === BYTE_ORDER_MARK);
}

/**
 * Parses a string as JSON. Returns the result if it is an object, a list or a string, and otherwise `undefined`. A
 * number that would change when it is serialized, such as `1.50`, becomes a marked string, which {@link writeJson}
 * converts back.
 *
 * @param spend Counts the work of a second parsing or of a parse error. Returns false if the work limit is exceeded. In
 * this case, there is no second parsing, and the result is `undefined`.
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

/** Checks whether JSON is nested deeper than `levels`, which makes it slow to parse. */
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

/** Checks whether a string has several lines and the first is JSON, as in NDJSON and in many logs. */
export function beginsWithJsonLine(text: string): boolean {
  return text.includes("\n") && parseJson(jsonLineAt(text, 0).body) !== undefined;
}

/** Returns the line that begins at `from`, split into the JSON and the rest of the line. */
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

/** Serializes a result of {@link parseJson}. Numbers are written as in the parsed string, such as `1.50`. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(NUMBER_MARK)
    ? text.replace(MARKED_NUMBER, (_, number: string | undefined) => number ?? '"')
    : text;
}

/**
 * Checks whether an object in a JSON string contains a field name twice, as in `{"a":1,"a":2}`. `value` is the parsed
 * string.
 */
export function repeatsFieldName(text: string, value: unknown): boolean {
  const written = writeJson(value);
  // The parser keeps only the last of several fields with the same name, so `written` contains fewer names.
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
  // A number that JavaScript would write differently, such as `1.0`, becomes a marked string, which keeps its spelling.
  // An integer that can be a card number does not, because in `4111111111111111.0` the card number would not be found.
  const isSame = String(number) === token || (Number.isSafeInteger(number) && Math.abs(number) >= LEAST_CARD_NUMBER);
  return isSame ? token : `"${NUMBER_MARK}${token}"`;
}
