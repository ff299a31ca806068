import { PERCENT } from "../../shared/char-codes.ts";
import { ASCII } from "../../shared/char-table.ts";
import { continuationBytes, LARGEST_CODE_POINT } from "../../shared/utf8.ts";
import type { Replace } from "./decoded-text.ts";

/** Number of characters in a percent-encoded byte, such as `%C3`. */
const TRIPLET_LENGTH = 3;
/** The smallest code points that take 1, 2, 3 and 4 bytes in UTF-8. */
const SMALLEST_CODE_POINTS: readonly number[] = Object.freeze([0, 0x80, 0x800, 0x10000]);
/** Maps the character code of each hexadecimal digit to its value. Any other character code is mapped to -1. */
const HEX_DIGIT_VALUES: Int8Array = new Int8Array(ASCII).fill(-1);
for (const [digit, char] of [..."0123456789abcdef"].entries()) {
  HEX_DIGIT_VALUES[char.charCodeAt(0)] = digit;
  HEX_DIGIT_VALUES[char.toUpperCase().charCodeAt(0)] = digit;
}

/**
 * Decodes the percent-encoded character at index `at`, and returns the length of the encoded text. Example: `%C3%A9` ->
 * writes `é`, returns 6. Text that is not valid stays unchanged: returns 3 for a byte that is not UTF-8, such as `%E9`,
 * and 1 for a `%` without two hexadecimal digits.
 */
export function decodePercent(text: string, at: number, replace: Replace): number {
  const first = byteAt(text, at);
  if (first < 0) return 1;
  const more = continuationBytes(first);
  const code = codePointAt(text, at, first, more);
  if (code === undefined) return TRIPLET_LENGTH;
  const length = TRIPLET_LENGTH * (1 + more);
  replace(at, length, String.fromCodePoint(code));
  return length;
}

/**
 * Returns the code point of the percent-encoded character at index `at`, or `undefined` if its bytes are not UTF-8.
 * `first` is its first byte. `more` is the number of bytes that must follow, or -1 if no character begins with `first`.
 */
function codePointAt(text: string, at: number, first: number, more: number): number | undefined {
  if (more < 0) return undefined;
  if (more === 0) return first;
  // Keeps the bits of the first byte that belong to the code point. Example: in a character of two bytes, `more` is 1,
  // and the mask `0x3f >> 1` keeps the last five bits.
  let code = first & (0x3f >> more);
  const end = at + TRIPLET_LENGTH * (1 + more);
  for (let next = at + TRIPLET_LENGTH; next < end; next += TRIPLET_LENGTH) {
    const byte = byteAt(text, next);
    if (byte >> 6 !== 0b10) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (SMALLEST_CODE_POINTS[more] ?? 0) || code > LARGEST_CODE_POINT || isSurrogate ? undefined : code;
}

/** Returns the percent-encoded byte at index `at`, or a negative number if there is none. Example: `%41` -> 0x41. */
function byteAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  return (hexDigit(text.charCodeAt(at + 1)) << 4) | hexDigit(text.charCodeAt(at + 2));
}

/** Returns the value of a hexadecimal digit, or -1 for any other character code and for NaN. */
function hexDigit(code: number): number {
  return code < ASCII ? (HEX_DIGIT_VALUES[code] ?? -1) : -1;
}
