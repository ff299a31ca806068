import { COST } from "./budget.ts";
import { BACKSLASH, DOUBLE_QUOTE, LEFT_BRACE, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET, SPACE } from "./char-codes.ts";
import { ASCII } from "./char-table.ts";

/** Matches the beginning of JSON: `{"a":1}` -> true; `[Object]` -> false. Avoids parse errors, which are expensive. */
const JSON_START = /^(?:"|\{\s*["}]|\[\s*["{[\]\dtfn-])/;
/** The last character of valid JSON, by its first character. A string that ends in another character is not parsed. */
const LAST_CHARACTER: Readonly<Record<string, string>> = Object.freeze({ '"': '"', "{": "}", "[": "]" });
/** Minimum length of a string whose depth is checked, in characters. Shorter strings are parsed fast at any depth. */
const SHORTEST_DEEP = 1000;
/** Change of the nesting depth at a bracket, by the bracket's character code. */
const DEPTH_CHANGE: Readonly<Record<number, number>> = Object.freeze({
  [LEFT_BRACKET]: 1,
  [LEFT_BRACE]: 1,
  [RIGHT_BRACKET]: -1,
  [RIGHT_BRACE]: -1,
});
/**
 * First character of the string with which `parseJson` replaces a number. It is a Unicode noncharacter, which ordinary
 * strings do not contain.
 */
const NUMBER_MARK = "\uffff";
/**
 * Matches a string with which `parseJson` replaced a number, and captures the number: `"\uffff1.50"` -> `1.50`. If the
 * number has since been redacted, as in `"\uffff[creditcard]"`, matches only the `"\uffff` and captures nothing.
 */
const MARKED_NUMBER = /"\uffff(?:(-?\d[\d.eE+-]{0,4096})")?/g;
/**
 * Matches JSON with a number that parsing and re-serializing can change: `[1.50]` -> true; `[1.5]` -> false. The
 * character after the number shows that it is one: the `5e` of `"sha256:5e0c"` does not match.
 */
const INEXACT_NUMBER =
  /[[:,\s](?:-0|-?(?:\d{16}|\d{1,15}(?:[eE]|\.(?:\d{8}|\d{0,7}0(?!\d)|\d{1,7}[eE])))[\d.eE+-]*)[,\]}\s]/;
/** The smallest number of twelve digits, which is the length of the shortest card numbers. */
const LEAST_CARD_NUMBER = 1e11;
/**
 * Matches each string of valid JSON. If the string is a field name, group 1 captures the colon: the `"a":` of
 * `{"a":1}`.
 */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?(\s*:)?/g;
/** Matches each string and number of valid JSON: the `"a"` and the `1.50` of `{"a":1.50}`. */
const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const BYTE_ORDER_MARK = 0xfeff;

/** Checks whether a string can be a JSON object, list or string. Reads only the first character that is not blank. */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= SPACE) place += 1;
  const first = text.charCodeAt(place);
  if (first === LEFT_BRACE || first === LEFT_BRACKET || first === DOUBLE_QUOTE) return true;
  // JSON can also follow a non-ASCII blank, which `parseJson` removes: a byte order mark at the beginning of the
  // string, or, for example, U+00A0 after an ASCII blank.
  return first >= ASCII && (place > 0 || first === BYTE_ORDER_MARK);
}

/**
 * Parses a string as JSON. Returns the result if it is an object, a list or a string, otherwise `undefined`. A number
 * that re-serializing would change (`1.50`) becomes a string, which {@link writeJson} turns back into a number.
 *
 * @param spend Charges further work, and returns whether the budget allows it. If not, `parseJson` returns `undefined`.
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

/** Checks whether JSON is nested deeper than `levels`. Such JSON is not parsed, because that would be slow. */
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

/** Checks whether a string has several lines and the first one is JSON, as in NDJSON and many logs. */
export function beginsWithJsonLine(text: string): boolean {
  return text.includes("\n") && parseJson(jsonLineAt(text, 0).body) !== undefined;
}

/** Returns the line that begins at `from`, split into its JSON and the rest. */
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
  /** The rest of the line after the JSON: a comma, blanks and the line break, as far as there are any. */
  readonly tail: string;
  /** Where the next line begins. */
  readonly end: number;
}

/** Serializes a result of {@link parseJson}. Writes numbers as they were in the parsed string: `1.50`. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(NUMBER_MARK)
    ? text.replace(MARKED_NUMBER, (_, number: string | undefined) => number ?? '"')
    : text;
}

/** Checks whether an object in JSON repeats a name: `{"a":1,"a":2}` -> true. `value` is the parsed JSON. */
export function repeatsFieldName(text: string, value: unknown): boolean {
  const written = writeJson(value);
  // Of two fields with the same name, parsing keeps only the last.
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
  // A whole number that can be a card number stays a number. In the string `4111111111111111.0`, the card number would
  // not be found later.
  const isSame = String(number) === token || (Number.isSafeInteger(number) && Math.abs(number) >= LEAST_CARD_NUMBER);
  return isSame ? token : `"${NUMBER_MARK}${token}"`;
}
