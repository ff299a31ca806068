import { ASCII } from "./ascii.ts";

/** Tells, from its words' first letters, that a part of a text is the name of no secret. It may be wrong only by saying `true`. */
export type Glance = (text: string, start: number, end: number) => boolean;

const PERCENT = 37;
const BITS = 5;
const DIGIT = 27;
const LOWER_A = 97;
const LOWER_Z = 122;
/** Letters as 1 to 26 whatever their case, digits as 27, all else as 0. */
const LETTERS: Uint8Array = new Uint8Array(ASCII).map((_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return /[a-z]/.test(char) ? char.charCodeAt(0) - 96 : /\d/.test(char) ? DIGIT : 0;
});

/**
 * Most names in texts are not those of secrets, and looking them up costs more than all else. A sensitive name has the
 * first word of one of `names`, or a word that ends as one of `endings` does.
 */
export function compileGlance(names: Iterable<string>, endings: readonly string[]): Glance {
  const words = new Set([...names].map((name) => name.split(" ", 1)[0] ?? ""));
  const { next, ends } = treeOf([...words].filter((word) => /^[a-z\d]+$/.test(word)));
  const tails = new Set(endings.map((ending) => tripleAt(ending, ending.length)));

  function isFirstWord(text: string, start: number, end: number): boolean {
    let node = 0;
    for (let place = start; place < end; place++) {
      node = next[(node << BITS) | letterAt(text, place)] ?? 0;
      if (node === 0) return false;
      // It ends here unless lower-case letters go on with it. `2fa` is one wherever it stands.
      if (ends[node] === 1 && (!isLower(text, place + 1, end) || letterAt(text, start) === DIGIT)) return true;
    }
    return false;
  }

  return (text, start, end) => {
    let wasLetter = false;
    for (let place = start; place < end; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII || code === PERCENT) return true;
      const isLetter = LETTERS[code] !== 0;
      // Lower-case letters go on with a word; anything else may begin one, and ends the one before.
      if (code < LOWER_A || !wasLetter) {
        if (isLetter && isFirstWord(text, place, end)) return true;
        if (wasLetter && place - start > 2 && tails.has(tripleAt(text, place))) return true;
      }
      wasLetter = isLetter;
    }
    return end - start > 2 && tails.has(tripleAt(text, end));
  };
}

/** A tree of letters: where each node leads by each of them, and which nodes end a word. */
function treeOf(words: readonly string[]): { readonly next: Uint16Array; readonly ends: Uint8Array } {
  const most = 1 + words.reduce((letters, word) => letters + word.length, 0);
  const next = new Uint16Array(most << BITS);
  const ends = new Uint8Array(most);
  let nodes = 1;
  for (const word of words) {
    let node = 0;
    for (let place = 0; place < word.length; place++) {
      const branch = (node << BITS) | letterAt(word, place);
      if (next[branch] === 0) next[branch] = nodes++;
      node = next[branch] ?? 0;
    }
    ends[node] = 1;
  }
  return { next, ends };
}

function isLower(text: string, place: number, end: number): boolean {
  const code = place < end ? text.charCodeAt(place) : 0;
  return code >= LOWER_A && code <= LOWER_Z;
}

/** The last three letters before a place. */
function tripleAt(text: string, end: number): number {
  return (((letterAt(text, end - 3) << BITS) | letterAt(text, end - 2)) << BITS) | letterAt(text, end - 1);
}

function letterAt(text: string, place: number): number {
  const code = text.charCodeAt(place);
  return code < ASCII ? (LETTERS[code] ?? 0) : 0;
}
