import type { Replace } from "./decoded-text.ts";

/**
 * Matches a character that normalization changes: an invisible character, a variant such as a full-width letter or a
 * ligature, a combining accent, or a part of a Korean syllable. Example: it matches `ｐ`, but not `p`.
 */
const UNUSUAL =
  /(?=\P{ASCII})(?!\p{Changes_When_Lowercased})\p{Changes_When_NFKC_Casefolded}|[\u0300-\u036f\u3099\u309a\u1100-\u11ff\uff21-\uff3a]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/**
 * Matches a character that combines with the character before it: a combining accent, or a Korean letter that continues
 * a syllable.
 */
const JOINING = /[\u0300-\u036f\u3099\u309a\u1160-\u11ff]/;
/** The smallest character code that `JOINING` matches. */
const FIRST_JOINING = 0x300;
/**
 * Maximum number of combining accents that are normalized with their character. Without a limit, the time would grow
 * with the square of their number.
 */
const MOST_JOINING = 8;
/** Maximum length of a name that is normalized, in characters. Longer names stay unchanged. */
const LONGEST_RESPELLED_NAME = 512;
/**
 * Maximum number of characters in the normalized form of one character. Example: `ﬃ` -> `ffi`, but `㌖` does not become
 * `キロメートル`.
 */
const LONGEST_SPELLING = 4;

/** Checks whether a string contains characters that {@link plainSpelling} or {@link respell} can change. */
export function isUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/** Normalizes a name: applies NFKC and removes invisible characters. Example: `ｐａｓｓ<U+200B>word` becomes `password`. */
export function plainSpelling(name: string): string {
  return name.length <= LONGEST_RESPELLED_NAME && isUnusual(name) ? spell(name) : name;
}

/**
 * Replaces the character at index `at` and its combining accents with their normalized form, if it is different.
 * Returns the length of the replaced text.
 */
export function respell(text: string, at: number, replace: Replace): number {
  let length = isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
  const most = length + MOST_JOINING;
  while (length < most && isJoining(text, at + length)) length += 1;
  const plain = spellingAt(text, at, length);
  if (plain.length <= Math.max(length, LONGEST_SPELLING) && !isAt(text, at, length, plain)) replace(at, length, plain);
  return length;
}

function isAt(text: string, at: number, length: number, piece: string): boolean {
  return piece.length === length && text.startsWith(piece, at);
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/**
 * Checks whether a character combines with the character before it, like a combining accent or a later letter of a
 * Korean syllable.
 */
export function isJoining(text: string, at: number): boolean {
  // Beyond the end of the text, the character code is NaN, so the result is false.
  return text.charCodeAt(at) >= FIRST_JOINING && JOINING.test(text.charAt(at));
}

const MOST_SPELLINGS = 2048;
/**
 * Cache of normalized characters. A key combines the one or two UTF-16 code units of a character into a number, because
 * a lookup by number is faster than by string.
 */
const knownSpellings = new Map<number, string>();

function spellingAt(text: string, at: number, length: number): string {
  if (length > 2) return spell(text.slice(at, at + length));
  const key = length === 1 ? text.charCodeAt(at) : text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
  let plain = knownSpellings.get(key);
  if (plain === undefined) {
    plain = spell(text.slice(at, at + length));
    if (knownSpellings.size >= MOST_SPELLINGS) knownSpellings.clear();
    knownSpellings.set(key, plain);
  }
  return plain;
}

function spell(text: string): string {
  return text.replace(INVISIBLE, "").normalize("NFKC");
}
