import { ASCII } from "../../shared/char-table.ts";

/** Number of bits that store one letter code. The largest code is 28, which needs five bits. */
export const LETTER_BITS = 5;
const DIGIT_LETTER_CODE = 27;
/**
 * Maps each character code to a letter code: 1 for `a` and `A`, 26 for `z` and `Z`, 27 for a digit, and 0 for any other
 * character.
 */
export const LETTER_CODES: Uint8Array = new Uint8Array(ASCII).map((_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return /[a-z]/.test(char) ? char.charCodeAt(0) - 96 : /\d/.test(char) ? DIGIT_LETTER_CODE : 0;
});

/** Packs letters into one number, with five bits for each letter. Example: for `ab`, it returns 34, which is 1 * 32 + 2. */
export function packLetters(letters: string, codes: Uint8Array = LETTER_CODES): number {
  return [...letters].reduce((packed, char) => (packed << LETTER_BITS) | (codes[char.charCodeAt(0)] ?? 0), 0);
}
