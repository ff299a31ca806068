import { utf8Length } from "../../shared/utf8.ts";

/** What is left of a text that was cut off at its end, at its beginning, or at both. */
export interface Cut {
  /** Where the part that is left begins: after the SDK's mark, or at 0 where the beginning was not cut off. */
  readonly start: number;
  /** Where the part that is left ends: before the SDK's mark. */
  readonly end: number;
  readonly isEndCut: boolean;
  /** The SDK cut the text here. Otherwise it only ends in dots, which a person may have written: "Loading...". */
  readonly isCertain: boolean;
}

const DOTS = "...";
const ELLIPSIS = "\u2026";
/** `stripDataUrlContent` leaves ten characters of a data URL: `data:text/plain,base64,aGVsbG8gd2... [truncated]`. */
const TRUNCATED = "... [truncated]";
/** `snipLine` keeps 140 characters of a line of source: `'{snip} const a = 1 {snip}`, with that lone quote. */
const SNIPPED_BEFORE = /^'?\{snip\} /;
const SNIPPED_AFTER = " {snip}";

/** The last characters of the marks. All other texts are done with at once. */
const LAST_DOT = 46;
const LAST_ELLIPSIS = 0x2026;
const LAST_BRACKET = 93;

/** Characters that the SDK leaves before `...`: of a breadcrumb's message, and of a query of Knex. */
const LENGTHS: readonly number[] = Object.freeze([2048, 1021]);
/** Bytes of a request's body with its `...`, by `maxRequestBodySize`: "small", "medium" and "always". */
const BODY_SIZES: readonly number[] = Object.freeze([1000, 10_000, 1_048_576]);
/** What is decoded where a part of a character was cut off. It has up to two bytes more than the part that is left. */
const BROKEN = "\ufffd";
const MOST_BYTES_MORE = 2;
/** Characters that Replay leaves before an ellipsis: of an argument of `console`, and of a body. */
const REPLAY_LENGTHS: readonly number[] = Object.freeze([5000, 150_000]);
/** Replay leaves as many of a body that looks like JSON, and puts no mark behind them. */
const REPLAY_JSON = 150_000;

/**
 * Where a text was cut off, if it looks so.
 *
 * @param valueLength The client's `maxValueLength`, at which the SDK cuts values as well.
 */
export function cutOf(text: string, isSource: boolean, valueLength: number | undefined): Cut | undefined {
  if (isSource) return cutOfLine(text);
  const last = text.charCodeAt(text.length - 1);
  if (last === LAST_DOT)
    return text.endsWith(DOTS) ? cutBefore(text, DOTS, isCutByLength(text, valueLength)) : undefined;
  if (last === LAST_ELLIPSIS) return cutBefore(text, ELLIPSIS, REPLAY_LENGTHS.includes(text.length - 1));
  if (last === LAST_BRACKET && text.endsWith(TRUNCATED)) return cutBefore(text, TRUNCATED, true);
  if (text.length === REPLAY_JSON && /^\s{0,8}[{[]/.test(text)) return cutBefore(text, "", true);
  return undefined;
}

/** Whether a line of source was cut off at its beginning, so that a quote in it may open a literal or close one. */
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
  return length === valueLength || LENGTHS.includes(length) || BODY_SIZES.some((size) => hasBytes(text, size));
}

function hasBytes(text: string, size: number): boolean {
  // A UTF-16 code unit takes one to three bytes.
  if (text.length > size + MOST_BYTES_MORE || text.length * 3 < size) return false;
  const bytes = utf8Length(text);
  const isBroken = text.endsWith(BROKEN + DOTS);
  return bytes === size || (isBroken && bytes > size && bytes <= size + MOST_BYTES_MORE);
}
