import { BACKSLASH, DASH, isLower, PERCENT, UNDERSCORE, UPPER_A, UPPER_Z } from "../../shared/char-codes.ts";
import { ASCII } from "../../shared/char-table.ts";
import { LETTER_BITS, LETTER_CODES, packLetters } from "./letter-codes.ts";
import { PACKED_LENGTH, SEARCHED_PARTS, type SearchedWord, searchedWords } from "./searched-words.ts";

/**
 * Checks quickly whether a text can contain a sensitive name. The check is not exact: it returns `true` for every text
 * with a sensitive name, but also for some other texts.
 */
export type TextPrefilter = (text: string) => boolean;

const PACKED_MASK = (1 << (PACKED_LENGTH * LETTER_BITS)) - 1;
/** Number of letters at the end of a word by which the searched words are indexed. */
const INDEX_LENGTH = 3;
const INDEX_BITS = INDEX_LENGTH * LETTER_BITS;
const INDEX_MASK = (1 << INDEX_BITS) - 1;
const LETTER_MASK = (1 << LETTER_BITS) - 1;
/**
 * Number of characters before and after a found word that are searched for the other words of its name. Names in texts
 * have at most 64 characters.
 */
const LONGEST_DISTANCE = 64;
/**
 * Maximum number of found words for which the other words of their names are searched for. A text with more such words,
 * such as a long list of `card`, may contain a name.
 */
const MOST_SEARCHES = 32;
/** Words with at most this many letters are short. */
const SHORT_LENGTH = 4;
/**
 * Marks for a sequence of three letters. `LONG`: a long word ends with it. `SHORT`: a short word ends with it. `PART`:
 * it is one of `SEARCHED_PARTS`. 0: none of these.
 */
const LONG = 1;
const SHORT = 2;
const PART = 3;
const UNDERSCORE_CODE = 28;
/** The bit that distinguishes `a` from `A`. Digits have this bit, too. */
const LOWER_BIT = 32;
/** The letter codes, with a code for `_`, which is in `SEARCHED_PARTS`. */
const LETTERS: Uint8Array = LETTER_CODES.map((letter, code) => (code === UNDERSCORE ? UNDERSCORE_CODE : letter));
/** The codes of `LETTERS`, with one more bit. It is set for every character that is not a lower-case letter. */
const CODES: Uint8Array = LETTERS.map((letter, code) => (isLower(code) ? letter : letter | (1 << LETTER_BITS)));

/**
 * Compiles the prefilter. It searches for one word of each name, in one pass. Example: with the names `card number` and
 * `token`, and `token` also in `endings`:
 *
 * - `my_token=1`, `csrftoken: 1` and `number of this card` -> `true`
 * - `tokenize` -> `false`, because a lower-case letter follows `token`
 * - `number` -> `false`, because `card` is missing
 * - a text with a non-ASCII character -> `true`, because it can contain a name in an unusual spelling
 *
 * @param endings Words that also count at the end of a longer word.
 */
export function compileTextPrefilter(names: Iterable<string>, endings: readonly string[]): TextPrefilter {
  /** The searched words by the codes of their last three letters. */
  const wordsByEnd = new Map<number, SearchedWord[]>();
  /**
   * Contains 1 for every three letters that precede the last three letters of a long word, such as `ssw` in `password`.
   */
  const middles = new Uint8Array(INDEX_MASK + 1);
  /**
   * The marks of all sequences of three letters. The index consists of the codes of the three letters, and of a bit
   * that is set if the next character is not a lower-case letter, because only then can a word end. Most marks are 0,
   * so the loop below rarely compares words.
   */
  const marks = new Uint8Array((INDEX_MASK + 1) << 1);
  for (const searched of searchedWords(names, endings)) {
    const { word, letters } = searched;
    const isShort = word.length <= SHORT_LENGTH;
    for (const end of indexesOf(word.length, letters)) {
      wordsByEnd.set(end, [...(wordsByEnd.get(end) ?? []), searched]);
      const place = (end << 1) | 1;
      marks[place] = Math.max(marks[place] ?? 0, isShort ? SHORT : LONG);
    }
    if (!isShort)
      for (const middle of indexesOf(word.length - INDEX_LENGTH, letters >> INDEX_BITS)) middles[middle] = 1;
  }
  for (const part of SEARCHED_PARTS) {
    const letters = packLetters(part, LETTERS);
    marks.fill(PART, letters << 1, (letters + 1) << 1);
  }

  /** Number of words that were found in the current text. */
  let foundWords = 0;

  function endsWithName(text: string, end: number, letters: number, mark: number): boolean {
    if (mark === PART) return true;
    const words = wordsByEnd.get(letters & INDEX_MASK);
    if (words === undefined) return false;
    for (const searched of words) {
      if ((letters & searched.mask) !== searched.letters || !endsWith(text, end, searched)) continue;
      foundWords += 1;
      if (searched.isAlone || foundWords > MOST_SEARCHES || hasOthers(text, end, searched)) return true;
    }
    return false;
  }

  return (text) => {
    foundWords = 0;
    let letters = 0;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII) return true;
      const next = CODES[code] ?? 0;
      const mark = marks[((letters & INDEX_MASK) << 1) | (next >> LETTER_BITS)] ?? 0;
      const mayEnd = mark > LONG || (mark === LONG && middles[letters >> INDEX_BITS] === 1);
      if (mayEnd && endsWithName(text, place, letters, mark)) return true;
      letters = ((letters << LETTER_BITS) | (next & LETTER_MASK)) & PACKED_MASK;
    }
    const mark = marks[((letters & INDEX_MASK) << 1) | 1] ?? 0;
    return mark !== 0 && endsWithName(text, text.length, letters, mark);
  };
}

/**
 * Returns the indexes of all sequences of three letters that end with the packed `letters`. For three letters or more,
 * there is only one. For fewer letters, such as `id`, there is one for each possible character before them.
 */
function indexesOf(length: number, letters: number): readonly number[] {
  const known = Math.min(length, INDEX_LENGTH) * LETTER_BITS;
  return Array.from({ length: 1 << (INDEX_BITS - known) }, (_, before) => ((before << known) | letters) & INDEX_MASK);
}

function endsWith(text: string, end: number, { word, isEnding }: SearchedWord): boolean {
  const start = end - word.length;
  if (start < 0 || (!isEnding && !beginsWord(text, start))) return false;
  for (let place = 0; place < word.length - PACKED_LENGTH; place++) {
    if ((text.charCodeAt(start + place) | LOWER_BIT) !== word.charCodeAt(place)) return false;
  }
  return true;
}

/** Checks whether the other words of a name are near the word that ends at `end`. */
function hasOthers(text: string, end: number, { word, others }: SearchedWord): boolean {
  const start = Math.max(0, end - word.length - LONGEST_DISTANCE);
  const near = text.slice(start, end + LONGEST_DISTANCE).toLowerCase();
  for (const parts of others) if (parts.every((part) => near.includes(part))) return true;
  return false;
}

/**
 * Checks whether a word can begin at `start`. This is not the case for a lower-case letter after another letter, except
 * in `\npin`, `-Dpin` and `%5Fpin`, where that other letter belongs to something else.
 */
function beginsWord(text: string, start: number): boolean {
  if (!isLower(text.charCodeAt(start)) || !isLetter(codeAt(text, start - 1))) return true;
  const before = codeAt(text, start - 2);
  return before === BACKSLASH || before === DASH || codeAt(text, start - 3) === PERCENT;
}

/**
 * Returns the code of a character, or 0 if `place` is negative. V8 runs `charCodeAt` faster if it never gets a negative
 * index.
 */
function codeAt(text: string, place: number): number {
  return place < 0 ? 0 : text.charCodeAt(place);
}

function isLetter(code: number): boolean {
  return isLower(code) || (code >= UPPER_A && code <= UPPER_Z);
}
