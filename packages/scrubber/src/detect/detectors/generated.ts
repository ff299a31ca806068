/**
 * Matches a number, or words that are joined as in an identifier. The last word can be incomplete. Example: it matches
 * `button`, `configCache`, `configC`, `BASE` and `2024`, but not `aB3d`.
 */
const WORD_OR_BEGINNING = /^(?:(?:[a-z]+|[A-Z][a-z]{2,})?(?:[A-Z][a-z]{2,})*(?:[A-Z][a-z]?)?|[A-Z]+|\d+)$/;
/** Matches each run of letters with the same case. Example: in `getUser`, the matches are `get`, `U` and `ser`. */
const RUN = /[a-z]+|[A-Z]+/g;
/** Maximum length of an ordinary word. A longer run of letters with the same case does not count as a word. */
const LONGEST_WORD = 15;
/**
 * Matches each possible word in a string with upper and lower case. Example: in `getUserByIdV2Handler`, the matches are
 * `get`, `User` and `Handler`.
 */
const POSSIBLE_WORD = /[A-Z]?[a-z]{3,}/g;
/**
 * Matches a run of lower-case letters, of capitals or of digits. Example: in `ab12CD`, the matches are `ab`, `12` and
 * `CD`.
 */
const PIECE = /[a-z]+|[A-Z]+|\d+/g;
/**
 * Maximum mean length of the runs that `PIECE` matches in a string that looks random. In a string of words, the runs
 * are longer.
 */
const LONGEST_MEAN_PIECE = 5.5;

/**
 * Checks whether a key has a part that does not look like a word or a number. Example: returns true for `config-aB3d`,
 * and false for `config-cache`.
 */
export function hasGeneratedPart(key: string): boolean {
  return key.split(/[^A-Za-z\d]/).some((part) => !WORD_OR_BEGINNING.test(part));
}

/**
 * Checks whether a string consists only of words, like an identifier. Example: returns true for `GetTopRatio` and
 * `circle-fade-dot`, and false for `plum-anvil-7`.
 */
export function isWords(text: string): boolean {
  const runs = /\d/.test(text) ? null : text.match(RUN);
  return runs?.every((run) => run.length <= LONGEST_WORD) === true && !hasGeneratedPart(text);
}

/**
 * Returns the parts of a string that look random and have at least `least` characters. Example: for
 * `user-q7Zt2LmX9vKp4RsW`, it returns `q7Zt2LmX9vKp4RsW`. For `getUserHandler2`, it returns nothing.
 */
export function randomParts(text: string, least: number): readonly string[] {
  return text.split(/[^A-Za-z\d]/).filter((part) => part.length >= least && looksRandom(part));
}

/**
 * Checks whether a string looks random. Example: returns true for `q7Zt2LmX9vKp` and `7d9f8b`, and false for
 * `getUserHandler2`.
 *
 * - A string with letters of both cases looks random if it does not consist of words, and at most two thirds of its
 *   characters belong to possible words.
 * - A string whose letters all have the same case looks random if it contains digits, and either has only lower-case
 *   hexadecimal digits or often changes between letters and digits.
 */
function looksRandom(part: string): boolean {
  if (hasBothCases(part)) return hasGeneratedPart(part) && part.replace(POSSIBLE_WORD, "").length * 3 >= part.length;
  if (!/[A-Za-z]/.test(part) || !/\d/.test(part)) return false;
  return /^[\da-f]+$/.test(part) || (part.match(PIECE)?.length ?? 0) * LONGEST_MEAN_PIECE >= part.length;
}

export function hasBothCases(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text);
}
