import { COST } from "./budget.ts";
import { BACKSLASH, DOUBLE_QUOTE, LEFT_BRACE, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET, SPACE } from "./char-codes.ts";
import { ASCII } from "./char-table.ts";

/** Matches the beginning of JSON: `{"a":1}` -> true, `[Object]` -> false. Avoids parse errors, which are expensive. */
const JSON_START = /^(?:"|\{\s*["}]|\[\s*["{[\]\dtfn-])/;
/** The last character of valid JSON, by its first character. A text with another last character is not parsed. */
const LAST_CHARACTER: Readonly<Record<string, string>> = Object.freeze({ '"': '"', "{": "}", "[": "]" });
/** Minimum length of a text whose depth is checked, in characters. Shorter texts take little time at any depth. */
const SHORTEST_DEEP = 1000;
/** Change of the nesting depth at a bracket, by the bracket's character code. */
const DEPTH_CHANGE: Readonly<Record<number, number>> = Object.freeze({
  [LEFT_BRACKET]: 1,
  [LEFT_BRACE]: 1,
  [RIGHT_BRACKET]: -1,
  [RIGHT_BRACE]: -1,
});
/** First character of a string that represents a number: a noncharacter, which ordinary texts do not contain. */
const NUMBER_MARK = "\uffff";
/** Matches `"\uffff`, and the rest of the string if that is a number: `"\uffff1.50"` -> `1.50` in group 1 */
const MARKED_NUMBER = /"\uffff(?:(-?\d[\d.eE+-]{0,4096})")?/g;
/** Matches JSON with a number that parsing and re-serializing can change: `[1.50]` -> true, `[1.5]` -> false */
const INEXACT_NUMBER = /[[:,\s](?:-0[,\]}\s]|-?(?:\d{16}|\d{1,15}(?:[eE]|\.(?:\d{8}|\d{0,7}0(?!\d)|\d{1,7}[eE]))))/;
const LEAST_CARD_NUMBER = 1e11;
/** Matches each string of valid JSON, and the colon after a field name (group 1): the `"a":` of `{"a":1}`. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?(\s*:)?/g;
/** Matches each string and number of valid JSON: the `"a"` and the `1.50` of `{"a":1.50}`. */
const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const BYTE_ORDER_MARK = 0xfeff;

/** Checks whether a text can be a JSON object, list or string, by its first character that is not blank. */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= SPACE) place += 1;
  const first = text.charCodeAt(place);
  if (first === LEFT_BRACE || first === LEFT_BRACKET || first === DOUBLE_QUOTE) return true;
  // JSON can follow: `trim`, which `parseJson` calls, also removes blanks that are not ASCII, such as U+00A0.
  return first >= ASCII && (place > 0 || first === BYTE_ORDER_MARK);
}

/**
 * Parses a text as JSON. Returns its object, list or string, or `undefined` if it contains anything else. A number that
 * re-serializing would change (`1.50`) becomes a string, which {@link writeJson} turns back into a number.
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
    return undefined; // Not JSON after all: it is searched as text.
  }
}

function looksLikeJson(trimmed: string): boolean {
  return JSON_START.test(trimmed) && trimmed.slice(-1) === LAST_CHARACTER[trimmed.slice(0, 1)];
}

/** Checks whether a JSON text is nested deeper than `levels`. It would take long to parse, only to be redacted. */
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

/** Checks whether the first line of a text of several lines is JSON, as in NDJSON and many logs. */
export function beginsWithJsonLine(text: string): boolean {
  return text.includes("\n") && parseJson(jsonLineAt(text, 0).body) !== undefined;
}

/** Returns the line that begins at `from`. `tail` is its end: a comma if there is one, blanks and the line break. */
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
  readonly tail: string;
  /** Where the next line begins. */
  readonly end: number;
}

/** Serializes a value that {@link parseJson} returned. Numbers are written as in the parsed text. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(MARKED_NUMBER, (_, number: string | undefined) => number ?? '"');
}

/** Checks whether an object in a JSON text repeats a field name. `value`, the parsed text, has only the last field. */
export function repeatsFieldName(text: string, value: unknown): boolean {
  const written = writeJson(value);
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
  // A whole number of twelve digits or more can be a card number. It stays a number, so that it is searched as one.
  const isSame = String(number) === token || (Number.isSafeInteger(number) && Math.abs(number) >= LEAST_CARD_NUMBER);
  return isSame ? token : `"${NUMBER_MARK}${token}"`;
}
