import { ASCII } from "./char-table.ts";

/** The largest code point of Unicode. */
export const LARGEST_CODE_POINT = 0x10ffff;

const encoder = new TextEncoder();
/** Matches a character that is not ASCII. Testing this pattern is several times faster than a loop over the text. */
const NOT_ASCII = /[^\0-\x7f]/;
/**
 * Matches surrogates, which are the two halves of a code point above U+FFFF. Also matches the other characters from
 * U+E000 to U+FFFF, for which `lengthOf` takes its slow path, but still returns the correct length.
 */
const MAY_BE_SURROGATE = /[\ud800-\uffff]/;

/** Returns the length of a string in code points, which is how Relay counts characters. */
export function lengthOf(text: string): number {
  return MAY_BE_SURROGATE.test(text) ? [...text].length : text.length;
}

/** Returns the length of a string in UTF-8 bytes, the unit of the offsets in Relay's remarks. */
export function utf8Length(text: string): number {
  return isAscii(text) ? text.length : encoder.encode(text).length;
}

export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/**
 * Returns how many bytes follow the first byte of a character in UTF-8, or -1 if no character begins with that byte:
 * 0x61 -> 0; 0xc3 -> 1; 0x80 -> -1
 */
export function continuationBytes(first: number): number {
  if (first < ASCII) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}
