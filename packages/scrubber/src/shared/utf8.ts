import { ASCII } from "./char-table.ts";

/** The largest code point of Unicode. */
export const LARGEST_CODE_POINT = 0x10ffff;

const encoder = new TextEncoder();
/** Matches a character that is not ASCII. Several times faster than a loop over the characters. */
const NOT_ASCII = /[^\0-\x7f]/;
/**
 * Matches surrogates, the two halves of a code point above U+FFFF. Also matches U+E000 to U+FFFF, for which `lengthOf`
 * is slower but still correct.
 */
const MAY_BE_SURROGATE = /[\ud800-\uffff]/;

/** Returns the number of code points in a string, by which Relay counts characters. */
export function lengthOf(text: string): number {
  return MAY_BE_SURROGATE.test(text) ? [...text].length : text.length;
}

/** Returns the length of a string in UTF-8 bytes, as in Relay's remarks. */
export function utf8Length(text: string): number {
  return isAscii(text) ? text.length : encoder.encode(text).length;
}

export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/**
 * Returns how many bytes follow the first byte of a UTF-8 character, or -1 if no character begins with this byte.
 * Examples: 0x61 -> 0, 0xc3 -> 1, 0x80 -> -1.
 */
export function continuationBytes(first: number): number {
  if (first < ASCII) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}
