import { ASCII } from "../../shared/char-table.ts";

/** Tells, by the letters of its words, that a part of a text is the name of no secret. It may be wrong only by saying `true`. */
export type NamePrefilter = (text: string, start: number, end: number) => boolean;

const PERCENT = 37;
const TWO = 50;
const BITS = 5;
const TRIPLES = 1 << (3 * BITS);
/** No ending has fewer letters. */
const ENDING = 5;
const ENDINGS = 1 << (ENDING * BITS);
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
/** What a word says that ends: all, or nothing unless others follow. */
const WHOLE = 1;
const FIRST = 2;

/**
 * Most names in texts are not those of secrets, and looking them up costs more than all else. A sensitive name has the
 * first word of one of `names`, and more if that has more, or a word that ends as one of `endings` does. Words are told
 * apart as in names, in one pass and without a slice.
 */
export function compileNamePrefilter(names: Iterable<string>, endings: readonly string[]): NamePrefilter {
  const { next, ends } = treeOf([...names].filter((name) => /^[a-z\d ]+$/.test(name)));
  const tails = new Set(endings.map(tailOf));
  const triples = new Uint8Array(TRIPLES);
  for (const tail of tails) triples[tail & (TRIPLES - 1)] = 1;
  const isTail = (tail: number): boolean => triples[tail & (TRIPLES - 1)] === 1 && tails.has(tail);

  return (text, start, end) => {
    let node = 0;
    let tail = 0;
    let before = 0;
    for (let place = start; place < end; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII || code === PERCENT || (code === TWO && isTwoFactor(text, place))) return true;
      const letter = LETTERS[code] ?? 0;
      // Lower-case letters go on with a word after letters; anything else may begin one, and ends the one before.
      if (code < LOWER_A || tail === 0) {
        if (isTail(tail)) return true;
        if (letter === 0) {
          tail = 0;
          before = code;
          continue;
        }
        if (tail === 0 || kindOf(before) !== kindOf(code) || isLower(text, place + 1, end)) node = ROOT;
      }
      node = next[(node << BITS) | letter] ?? 0;
      const said = ends[node] ?? 0;
      if (said !== 0 && !isLower(text, place + 1, end) && (said === WHOLE || hasMore(text, place + 1, end)))
        return true;
      tail = ((tail << BITS) | letter) & (ENDINGS - 1);
      before = code;
    }
    return isTail(tail);
  };
}

/** `2fa` is a word wherever it stands. */
function isTwoFactor(text: string, place: number): boolean {
  return LETTERS[text.charCodeAt(place + 1)] === 6 && LETTERS[text.charCodeAt(place + 2)] === 1;
}

/** Digits, capitals, and small letters. */
function kindOf(code: number): number {
  return code < UPPER_A ? 0 : code < LOWER_A ? 1 : 2;
}

/** A tree of the first words' letters: where each node leads by each of them, and what the words say that end there. */
function treeOf(names: readonly string[]): { readonly next: Uint16Array; readonly ends: Uint8Array } {
  const most = names.reduce((letters, name) => letters + name.length, ROOT + 1);
  const next = new Uint16Array(most << BITS);
  const ends = new Uint8Array(most);
  let nodes = ROOT + 1;
  for (const name of names) {
    const [word = "", ...others] = name.split(" ");
    let node = ROOT;
    for (const char of word) {
      const branch = (node << BITS) | letterOf(char);
      if (next[branch] === 0) next[branch] = nodes++;
      node = next[branch] ?? 0;
    }
    if (ends[node] !== WHOLE) ends[node] = others.length === 0 ? WHOLE : FIRST;
  }
  return { next, ends };
}

/** Whether there are letters or digits yet, or what may be such. */
function hasMore(text: string, from: number, end: number): boolean {
  for (let place = from; place < end; place++) if (LETTERS[text.charCodeAt(place)] !== 0) return true;
  return false;
}

function isLower(text: string, place: number, end: number): boolean {
  if (place >= end) return false;
  const code = text.charCodeAt(place);
  return code >= LOWER_A && code <= LOWER_Z;
}

/** A word's last letters, as one number. */
function tailOf(word: string): number {
  return [...word.slice(-ENDING)].reduce((tail, char) => (tail << BITS) | letterOf(char), 0);
}

function letterOf(char: string): number {
  return LETTERS[char.charCodeAt(0)] ?? 0;
}
