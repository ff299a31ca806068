import { ASCII } from "./ascii.ts";

/** Tells, by the letters of its words, that a part of a text is the name of no secret. It may be wrong only by saying `true`. */
export type Glance = (text: string, start: number, end: number) => boolean;

const PERCENT = 37;
const BITS = 5;
const TRIPLES = 1 << (3 * BITS);
const DIGIT = 27;
const UPPER_A = 65;
const LOWER_A = 97;
const LOWER_Z = 122;
/** Letters as 1 to 26 whatever their case, digits as 27, all else as 0. */
const LETTERS: Uint8Array = new Uint8Array(ASCII).map((_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return /[a-z]/.test(char) ? char.charCodeAt(0) - 96 : /\d/.test(char) ? DIGIT : 0;
});

/** From here each word begins; from nowhere no letter leads on. */
const ROOT = 1;

/**
 * Most names in texts are not those of secrets, and looking them up costs more than all else. A sensitive name has the
 * first word of one of `names`, or a word that ends as one of `endings` does. Words are told apart as in names, in one
 * pass and without a slice.
 */
export function compileGlance(names: Iterable<string>, endings: readonly string[]): Glance {
  const words = new Set([...names].map((name) => name.split(" ", 1)[0] ?? ""));
  const { next, ends } = treeOf([...words].filter((word) => /^[a-z\d]+$/.test(word)));
  const tails = new Uint8Array(TRIPLES);
  for (const ending of endings) tails[tripleOf(ending)] = 1;

  return (text, start, end) => {
    let node = 0;
    let triple = 0;
    let before = 0;
    let hasDigitFirst = false;
    for (let place = start; place < end; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII || code === PERCENT) return true;
      const letter = LETTERS[code] ?? 0;
      // Lower-case letters go on with a word after letters; anything else may begin one, and ends the one before.
      if (code < LOWER_A || triple === 0) {
        if (tails[triple] === 1) return true;
        if (letter === 0) {
          triple = 0;
          before = code;
          continue;
        }
        if (triple === 0 || kindOf(before) !== kindOf(code) || isLower(text, place + 1, end)) {
          node = ROOT;
          hasDigitFirst = letter === DIGIT;
        }
      }
      node = next[(node << BITS) | letter] ?? 0;
      // `2fa` is a word wherever it stands; others end where no lower-case letter goes on with them.
      if (ends[node] === 1 && (hasDigitFirst || !isLower(text, place + 1, end))) return true;
      triple = ((triple << BITS) | letter) & (TRIPLES - 1);
      before = code;
    }
    return tails[triple] === 1;
  };
}

/** Digits, capitals, and small letters. */
function kindOf(code: number): number {
  return code < UPPER_A ? 0 : code < LOWER_A ? 1 : 2;
}

/** A tree of letters: where each node leads by each of them, and which nodes end a word. */
function treeOf(words: readonly string[]): { readonly next: Uint16Array; readonly ends: Uint8Array } {
  const most = words.reduce((letters, word) => letters + word.length, ROOT + 1);
  const next = new Uint16Array(most << BITS);
  const ends = new Uint8Array(most);
  let nodes = ROOT + 1;
  for (const word of words) {
    let node = ROOT;
    for (const char of word) {
      const branch = (node << BITS) | letterOf(char);
      if (next[branch] === 0) next[branch] = nodes++;
      node = next[branch] ?? 0;
    }
    ends[node] = 1;
  }
  return { next, ends };
}

function isLower(text: string, place: number, end: number): boolean {
  if (place >= end) return false;
  const code = text.charCodeAt(place);
  return code >= LOWER_A && code <= LOWER_Z;
}

/** A word's last three letters, as one number. */
function tripleOf(word: string): number {
  return [...word.slice(-3)].reduce((triple, char) => (triple << BITS) | letterOf(char), 0);
}

function letterOf(char: string): number {
  return LETTERS[char.charCodeAt(0)] ?? 0;
}
