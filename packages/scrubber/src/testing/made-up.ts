/** Gives made-up texts; the same seed gives the same ones. */
export interface MadeUp {
  text(alphabet: string, length: number): string;
  /** A whole number, both ends included. */
  number(from: number, to: number): number;
}

export const DIGITS = "0123456789";
export const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const LETTERS: string = LOWER + LOWER.toUpperCase();
export const ALNUM: string = LETTERS + DIGITS;
export const HEX = "0123456789abcdef";

export function madeUp(seed: string): MadeUp {
  // FNV-1a for a state, and xorshift to go on from it: no cryptography, for nothing here is a secret.
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  if (state === 0) state = 1;

  function below(limit: number): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  }
  for (let warmUp = 0; warmUp < 8; warmUp++) below(1);

  return {
    text: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(""),
    number: (from, to) => from + below(to - from + 1),
  };
}

/** Adds the check digit of ISO/IEC 7812-1 (Luhn). */
export function withLuhn(digits: string): string {
  let sum = 0;
  for (let back = 0; back < digits.length; back++) {
    const digit = Number(digits.charAt(digits.length - 1 - back)) * (back % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return digits + ((10 - (sum % 10)) % 10);
}

/** A German IBAN over 18 digits, with the check digits of ISO 13616. */
export function iban(account: string): string {
  // "DE" is written 1314 here.
  let remainder = 0;
  for (const digit of `${account}131400`) remainder = (remainder * 10 + Number(digit)) % 97;
  return `DE${String(98 - remainder).padStart(2, "0")}${account}`;
}
