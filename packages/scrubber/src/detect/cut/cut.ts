import { utf8Length } from "../../shared/utf8.ts";

/** The part of a string that remains after the SDK truncated the string. */
export interface Cut {
  /**
   * The start of the remaining part, after the truncation mark that the SDK added. It is 0 if the beginning was not
   * truncated.
   */
  readonly start: number;
  /** The end of the remaining part, before the truncation mark. Without such a mark, it is the end of the string. */
  readonly end: number;
  readonly isEndCut: boolean;
  /**
   * Whether the SDK certainly truncated the string. If false, a person may have written the dots at the end, as in
   * `Loading...`.
   */
  readonly isCertain: boolean;
}

const DOTS = "...";
const ELLIPSIS = "\u2026";
/**
 * The truncation mark of the SDK's function `stripDataUrlContent`, which keeps ten characters of the content of a data
 * URL. Example: `data:text/plain,base64,aGVsbG8gd2... [truncated]`.
 */
const TRUNCATED = "... [truncated]";
/**
 * The truncation marks of the SDK's function `snipLine`, which keeps 140 characters of a line. Example:
 * `'{snip} const a = 1 {snip}`. The quote at the beginning is part of the mark.
 */
const SNIPPED_BEFORE = /^'?\{snip\} /;
const SNIPPED_AFTER = " {snip}";

// The last characters of the truncation marks. A string is compared with these characters first, because this
// comparison is fast and rules out most strings.
const LAST_DOT = 46;
const LAST_ELLIPSIS = 0x2026;
const LAST_BRACKET = 93;

/** How many characters the SDK keeps before `...`: 2048 for the message of a breadcrumb, and 1021 for a Knex query. */
const KEPT_LENGTHS: readonly number[] = Object.freeze([2048, 1021]);
/**
 * The sizes to which the SDK truncates request bodies, in bytes, including the `...` at the end. They belong to the
 * values "small", "medium" and "always" of the option `maxRequestBodySize`.
 */
const BODY_SIZES: readonly number[] = Object.freeze([1000, 10_000, 1_048_576]);
/**
 * If the SDK truncates a string in the middle of a character, the decoder replaces the remaining bytes of the character
 * with U+FFFD. In UTF-8, U+FFFD takes three bytes, so the decoded string can be up to `MOST_EXTRA_BYTES` bytes longer
 * than the truncated string.
 */
const REPLACEMENT_CHARACTER = "\ufffd";
const MOST_EXTRA_BYTES = 2;
/** How many characters Replay keeps before `…`: 5000 for an argument of `console`, and 150,000 for an HTTP body. */
const REPLAY_LENGTHS: readonly number[] = Object.freeze([5000, 150_000]);
/** How many characters Replay keeps of an HTTP body that looks like JSON. It adds no truncation mark to such a body. */
const REPLAY_JSON_LENGTH = 150_000;

/**
 * Returns the part of a string that remains after the SDK truncated it, or `undefined` if the string does not look
 * truncated.
 *
 * @param valueLength The client option `maxValueLength`, the length at which the SDK truncates any value.
 */
export function cutOf(text: string, isSource: boolean, valueLength: number | undefined): Cut | undefined {
  if (isSource) return cutOfLine(text);
  const last = text.charCodeAt(text.length - 1);
  if (last === LAST_DOT)
    return text.endsWith(DOTS) ? cutBefore(text, DOTS, isCutByLength(text, valueLength)) : undefined;
  if (last === LAST_ELLIPSIS) return cutBefore(text, ELLIPSIS, REPLAY_LENGTHS.includes(text.length - 1));
  if (last === LAST_BRACKET && text.endsWith(TRUNCATED)) return cutBefore(text, TRUNCATED, true);
  if (text.length === REPLAY_JSON_LENGTH && /^\s{0,8}[{[]/.test(text)) return cutBefore(text, "", true);
  return undefined;
}

/**
 * Checks whether the SDK truncated the beginning of a line of source code. Such a line can begin inside a string
 * literal, so it is unknown whether the first quote in the line opens or closes a literal.
 */
export function isHeadCut(line: string): boolean {
  return SNIPPED_BEFORE.test(line);
}

function cutOfLine(line: string): Cut | undefined {
  const isEndCut = line.endsWith(SNIPPED_AFTER);
  const start = SNIPPED_BEFORE.exec(line)?.[0].length ?? 0;
  if (start === 0 && !isEndCut) return undefined;
  const end = isEndCut ? line.length - SNIPPED_AFTER.length : line.length;
  return { start, end: Math.max(start, end), isEndCut, isCertain: true };
}

function cutBefore(text: string, mark: string, isCertain: boolean): Cut {
  return { start: 0, end: text.length - mark.length, isEndCut: true, isCertain };
}

function isCutByLength(text: string, valueLength: number | undefined): boolean {
  const length = text.length - DOTS.length;
  return length === valueLength || KEPT_LENGTHS.includes(length) || BODY_SIZES.some((size) => hasBytes(text, size));
}

function hasBytes(text: string, size: number): boolean {
  // Counting the bytes is slow, so strings that clearly cannot have `size` bytes are rejected first. In UTF-8, a UTF-16
  // code unit takes one to three bytes.
  if (text.length > size + MOST_EXTRA_BYTES || text.length * 3 < size) return false;
  const bytes = utf8Length(text);
  const isBroken = text.endsWith(REPLACEMENT_CHARACTER + DOTS);
  return bytes === size || (isBroken && bytes > size && bytes <= size + MOST_EXTRA_BYTES);
}
