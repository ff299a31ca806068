import { isLower, LOWER_A, PERCENT, UNDERSCORE, UPPER_A } from "../../shared/char-codes.ts";
import { ASCII } from "../../shared/char-table.ts";
import { LETTER_BITS, LETTER_CODES, packLetters } from "./letter-codes.ts";

/**
 * Checks quickly whether a part of a string may be a sensitive name. True for every sensitive name and a few harmless
 * names.
 */
export type NamePrefilter = (text: string, start: number, end: number) => boolean;

const CODE_OF_2 = 50;
/**
 * Number of different combinations of three letter codes. A table with one entry for each combination rules out most
 * words before the slower lookup in a `Set`.
 */
const TRIPLE_VALUES = 1 << (3 * LETTER_BITS);
/**
 * How many letters at the end of a word are compared with the endings, such as `token`. Every ending has at least five
 * letters.
 */
const ENDING_LENGTH = 5;
/** How many different numbers `packLetters` can return for so many letters. */
const ENDING_VALUES = 1 << (ENDING_LENGTH * LETTER_BITS);
/**
 * The root of the trie (a tree of letters). The comparison of each word starts here. If the word is not in the trie,
 * the comparison moves to node 0, which has no branches, and stays there until the next word.
 */
const ROOT = 1;
/**
 * Marks for the nodes at which a word ends. `WHOLE_NAME`: the word alone is a sensitive name. `FIRST_WORD`: the word
 * begins a longer sensitive name.
 */
const WHOLE_NAME = 1;
const FIRST_WORD = 2;

/**
 * Compiles the prefilter. It rules out most harmless names, so they need no exact check. It returns `true` for a name
 * in these cases:
 *
 * - One of its words is in `names`.
 * - One of its words ends with the last five letters of one of `endings`.
 * - One of its words is the first word of a longer name in `names`, and another word follows.
 * - The name begins with two underscores, such as `__Host-id`.
 * - The name contains `2fa`, `%` or a non-ASCII character.
 *
 * It splits names into the same words as `words.ts` does, but in one pass and without creating strings.
 */
export function compileNamePrefilter(names: Iterable<string>, endings: readonly string[]): NamePrefilter {
  const { next, ends } = trieOf([...names].filter((name) => /^[a-z\d ]+$/.test(name)));
  const tails = new Set(endings.map((word) => packLetters(word.slice(-ENDING_LENGTH))));
  const triples = new Uint8Array(TRIPLE_VALUES);
  for (const tail of tails) triples[tail & (TRIPLE_VALUES - 1)] = 1;
  const isTail = (tail: number): boolean => triples[tail & (TRIPLE_VALUES - 1)] === 1 && tails.has(tail);

  return (text, start, end) => {
    if (text.charCodeAt(start) === UNDERSCORE && text.charCodeAt(start + 1) === UNDERSCORE) return end > start;
    let node = 0;
    let tail = 0;
    let before = 0;
    for (let place = start; place < end; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII || code === PERCENT || (code === CODE_OF_2 && isTwoFactor(text, place))) return true;
      const letter = LETTER_CODES[code] ?? 0;
      // A capital, a digit or a separator such as `_` can end the current word.
      if (!isLower(code) || tail === 0) {
        if (isTail(tail)) return true;
        if (letter === 0) {
          tail = 0;
          before = code;
          continue;
        }
        // A capital or a digit begins a new word if the character before it is of another kind, as in `apiKey`, or if a
        // lower-case letter follows it, as in `APIKey`.
        if (tail === 0 || kindOf(before) !== kindOf(code) || isLowerAt(text, place + 1, end)) node = ROOT;
      }
      node = next[(node << LETTER_BITS) | letter] ?? 0;
      const mark = ends[node] ?? 0;
      if (
        mark !== 0 &&
        !isLowerAt(text, place + 1, end) &&
        (mark === WHOLE_NAME || hasMoreLetters(text, place + 1, end))
      )
        return true;
      tail = ((tail << LETTER_BITS) | letter) & (ENDING_VALUES - 1);
      before = code;
    }
    return isTail(tail);
  };
}

/**
 * Checks whether the `2` at index `place` begins `2fa`, which is a word even inside another word, as in `my2facode`.
 */
function isTwoFactor(text: string, place: number): boolean {
  return LETTER_CODES[text.charCodeAt(place + 1)] === 6 && LETTER_CODES[text.charCodeAt(place + 2)] === 1;
}

/** Returns the kind of a character: 0 for a digit, 1 for a capital and 2 for a lower-case letter. */
function kindOf(code: number): number {
  return code < UPPER_A ? 0 : code < LOWER_A ? 1 : 2;
}

/**
 * Builds a trie of the first words of the names. `next` maps each node and letter to the node for the longer prefix, or
 * to 0 if no word begins with it. `ends` maps each node to `WHOLE_NAME` or `FIRST_WORD` if a word ends there, and
 * otherwise to 0.
 */
function trieOf(names: readonly string[]): { readonly next: Uint16Array; readonly ends: Uint8Array } {
  const most = names.reduce((letters, name) => letters + name.length, ROOT + 1);
  const next = new Uint16Array(most << LETTER_BITS);
  const ends = new Uint8Array(most);
  let nodes = ROOT + 1;
  for (const name of names) {
    const [word = "", ...others] = name.split(" ");
    let node = ROOT;
    for (const char of word) {
      const branch = (node << LETTER_BITS) | packLetters(char);
      if (next[branch] === 0) next[branch] = nodes++;
      node = next[branch] ?? 0;
    }
    if (ends[node] !== WHOLE_NAME) ends[node] = others.length === 0 ? WHOLE_NAME : FIRST_WORD;
  }
  return { next, ends };
}

/** Checks whether a part of a string contains a letter or a digit. A non-ASCII character counts as a letter. */
function hasMoreLetters(text: string, from: number, end: number): boolean {
  for (let place = from; place < end; place++) if (LETTER_CODES[text.charCodeAt(place)] !== 0) return true;
  return false;
}

function isLowerAt(text: string, place: number, end: number): boolean {
  return place < end && isLower(text.charCodeAt(place));
}
