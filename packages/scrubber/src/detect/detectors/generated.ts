/** Matches a word or the beginning of a word: `button`, `configCache`, `BASE`, `2024` -> true, `aB3d` -> false */
const WORD_OR_BEGINNING = /^(?:(?:[a-z]+|[A-Z][a-z]{2,})?(?:[A-Z][a-z]{2,})*(?:[A-Z][a-z]?)?|[A-Z]+|\d+)$/;
/** Matches 16 letters of the same case in a row, which are too many for a word: `plumanvilharbour` -> true */
const LONG_RUN = /[a-z]{16}|[A-Z]{16}/;
/**
 * Matches the pieces of a text in which the kind of character stays the same: `aB3d` -> `a`, `B`, `3`, `d`,
 * `getUser2` -> `get`, `User`, `2`
 */
const PIECE = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
/** Maximum mean length of the pieces of a random text. In a text of words, the mean is longer. */
const LONGEST_MEAN_PIECE = 3.5;

/** Checks whether any part of a key is not a word: `config-aB3d` -> true, `config-cache` -> false. */
export function hasGeneratedPart(key: string): boolean {
  return key.split(/[^A-Za-z\d]/).some((part) => !WORD_OR_BEGINNING.test(part));
}

/**
 * Checks whether a text consists only of words, as an identifier does: `GetTopRatio`, `circle-fade-dot` -> true,
 * `plum-anvil-7` -> false
 */
export function isWords(text: string): boolean {
  return !/\d/.test(text) && !LONG_RUN.test(text) && !hasGeneratedPart(text);
}

/**
 * Returns the parts of a text that look random: those with at least `least` characters, with digits, and with many
 * changes between letters and digits or between lower and upper case. `user-q7Zt2LmX9vKp4RsW` -> `q7Zt2LmX9vKp4RsW`,
 * `getUserById2` -> none
 */
export function randomParts(text: string, least: number): readonly string[] {
  return text
    .split(/[^A-Za-z\d]/)
    .filter(
      (part) =>
        part.length >= least &&
        /\d/.test(part) &&
        /[A-Za-z]/.test(part) &&
        (part.match(PIECE)?.length ?? 0) * LONGEST_MEAN_PIECE >= part.length,
    );
}
