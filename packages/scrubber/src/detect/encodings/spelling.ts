import type { Replace } from "./decoded-text.ts";

/**
 * Matches a character that normalization would remove or replace: an invisible character (a zero-width space), a
 * variant of an ordinary character (a full-width or mathematical letter, a ligature), a combining accent, or a part of
 * a Korean syllable. Example: it matches `ｐ`, but not `p`.
 */
const UNUSUAL =
  /(?=\P{ASCII})(?!\p{Changes_When_Lowercased})\p{Changes_When_NFKC_Casefolded}|[\u0300-\u036f\u3099\u309a\u1100-\u11ff\uff21-\uff3a]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/**
 * Matches a character that joins the one before it: a combining accent, or a Korean letter that continues a syllable.
 */
const JOINING = /[\u0300-\u036f\u3099\u309a\u1160-\u11ff]/;
/** The smallest code that `JOINING` matches. */
const FIRST_JOINING = 0x300;
/**
 * Maximum number of combining accents that are normalized together with their character. The limit is needed, because
 * the time for normalization grows with the square of their number.
 */
const MOST_JOINING = 8;
/** Maximum length, in characters, of a name that is normalized. Longer names stay as they are. */
const LONGEST_RESPELLED_NAME = 512;
/**
 * Maximum number of characters that may replace one character. A character with a longer normalized form stands for a
 * whole word and is kept: `ﬃ` -> `ffi`; `㌖` is not replaced with `キロメートル`
 */
const LONGEST_SPELLING = 4;

/** Checks whether a string contains characters that {@link plainSpelling} or {@link respell} can change. */
export function isUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/** Normalizes a name: applies NFKC and removes invisible characters. `ｐａｓｓ<U+200B>word` -> `password` */
export function plainSpelling(name: string): string {
  return name.length <= LONGEST_RESPELLED_NAME && isUnusual(name) ? spell(name) : name;
}

/**
 * Replaces the character at `at` and its combining accents with their normalized form, if that differs. Returns the
 * number of UTF-16 code units read.
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

/** Checks whether the character at `at` is a combining accent, or a Korean letter that continues a syllable. */
export function isJoining(text: string, at: number): boolean {
  // Beyond the end of the text, the code is NaN, so the result is false.
  return text.charCodeAt(at) >= FIRST_JOINING && JOINING.test(text.charAt(at));
}

const MOST_SPELLINGS = 2048;
/**
 * Cache of the normalized forms of characters. The key is a number that combines the one or two UTF-16 code units of
 * the character, because numbers are faster to look up than strings.
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
