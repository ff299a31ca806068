import { utf8Length } from "../../shared/utf8.ts";

/** The part that is left of a string whose beginning or end the SDK cut off. */
export interface Cut {
  /** Where the part begins: after the truncation mark that the SDK added, or at 0 if the beginning was not cut off. */
  readonly start: number;
  /**
   * Where the part ends: before the truncation mark at the end of the text or, without a mark, at the end of the text.
   */
  readonly end: number;
  readonly isEndCut: boolean;
  /**
   * If true, the SDK certainly cut the text. If false, a person might have written the dots at its end: `Loading...`
   */
  readonly isCertain: boolean;
}

const DOTS = "...";
const ELLIPSIS = "\u2026";
/**
 * Truncation mark of the SDK's `stripDataUrlContent`, which keeps ten characters of a data URL's content:
 * `data:text/plain,base64,aGVsbG8gd2... [truncated]`.
 */
const TRUNCATED = "... [truncated]";
/**
 * Truncation marks of the SDK's `snipLine`, which keeps 140 characters of a line, as in `'{snip} const a = 1 {snip}`.
 * The quote at the beginning is part of the mark.
 */
const SNIPPED_BEFORE = /^'?\{snip\} /;
const SNIPPED_AFTER = " {snip}";

// Codes of the characters with which a truncation mark can end. Comparing the last character of a string with them
// first is fast, and most strings end in another character.
const LAST_DOT = 46;
const LAST_ELLIPSIS = 0x2026;
const LAST_BRACKET = 93;

/** Number of characters that the SDK keeps before `...`: 2048 of a breadcrumb's message, 1021 of a Knex query. */
const KEPT_LENGTHS: readonly number[] = Object.freeze([2048, 1021]);
/**
 * Size in bytes of a request body that the SDK cut, including the `...` that it added. The sizes belong to the values
 * "small", "medium" and "always" of `maxRequestBodySize`.
 */
const BODY_SIZES: readonly number[] = Object.freeze([1000, 10_000, 1_048_576]);
/**
 * If a cut leaves only some bytes of the last character, the decoder replaces them with this character. It takes three
 * bytes itself, so the decoded string can be up to `MOST_EXTRA_BYTES` longer than the original bytes.
 */
const REPLACEMENT_CHARACTER = "\ufffd";
const MOST_EXTRA_BYTES = 2;
/** Number of characters that Replay keeps before `…`: 5000 of a `console` argument, 150,000 of an HTTP body. */
const REPLAY_LENGTHS: readonly number[] = Object.freeze([5000, 150_000]);
/**
 * Number of characters that Replay keeps of a body that looks like JSON. Replay adds no truncation mark to such a body.
 */
const REPLAY_JSON_LENGTH = 150_000;

/**
 * Returns where a string was cut off, or `undefined` if it does not look cut off.
 *
 * @param valueLength The client's `maxValueLength`, the number of characters that the SDK keeps of any value.
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
 * Checks whether the beginning of a line of source code was cut off. Such a line can begin inside a string literal, so
 * its first quote either opens or closes a literal.
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
  // A UTF-16 code unit takes one to three bytes in UTF-8. So for most strings, the length alone shows that the size is
  // wrong, and the bytes need not be counted.
  if (text.length > size + MOST_EXTRA_BYTES || text.length * 3 < size) return false;
  const bytes = utf8Length(text);
  const isBroken = text.endsWith(REPLACEMENT_CHARACTER + DOTS);
  return bytes === size || (isBroken && bytes > size && bytes <= size + MOST_EXTRA_BYTES);
}
