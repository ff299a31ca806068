import { ASCII } from "../../shared/char-table.ts";

/** Checks quickly whether a part of a text may be a sensitive name. A wrong answer is always `true`, never `false`. */
export type NamePrefilter = (text: string, start: number, end: number) => boolean;

const PERCENT = 37;
const TWO = 50;
/** Bits per letter code, of which the largest is 27. */
const BITS = 5;
/** Size of a table by a word's last three letters, which rules out most words before a `Set` is searched. */
const TRIPLES = 1 << (3 * BITS);
/** Letters of an ending that are compared. Every ending has at least as many. */
const ENDING = 5;
const ENDINGS = 1 << (ENDING * BITS);
const DIGIT = 27;
const UPPER_A = 65;
const LOWER_A = 97;
const LOWER_Z = 122;
/** Letter codes by character code: `a` and `A` -> 1, `z` -> 26, a digit -> 27, anything else -> 0. */
const LETTERS: Uint8Array = new Uint8Array(ASCII).map((_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return /[a-z]/.test(char) ? char.charCodeAt(0) - 96 : /\d/.test(char) ? DIGIT : 0;
});

/** The node where each word begins. Node 0 has no branches, so a failed match stays there. */
const ROOT = 1;
/** Marks of a node where a word ends: the word is a whole name, or the first word of a longer one. */
const WHOLE = 1;
const FIRST = 2;

/**
 * Compiles the prefilter. Most names are harmless, and looking up each of them would take most of the time. A sensitive
 * name has a word that is the first word of one of `names` (followed by others if that has several), or a word that
 * ends with one of `endings`. Words are split as in `names.ts`, but in one pass and without slices.
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
      // A lower-case letter continues the word before it. Any other character ends that word and may begin one.
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

/** Checks for `2fa`, which counts as a word even within another: `my2facode`. */
function isTwoFactor(text: string, place: number): boolean {
  return LETTERS[text.charCodeAt(place + 1)] === 6 && LETTERS[text.charCodeAt(place + 2)] === 1;
}

/** `1` -> 0, `A` -> 1, `a` -> 2 */
function kindOf(code: number): number {
  return code < UPPER_A ? 0 : code < LOWER_A ? 1 : 2;
}

/** Builds a trie of the names' first words: `next` maps a node and a letter to a node, `ends` marks where words end. */
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

/** Returns whether any letter or digit follows. A non-ASCII character counts as one. */
function hasMore(text: string, from: number, end: number): boolean {
  for (let place = from; place < end; place++) if (LETTERS[text.charCodeAt(place)] !== 0) return true;
  return false;
}

function isLower(text: string, place: number, end: number): boolean {
  if (place >= end) return false;
  const code = text.charCodeAt(place);
  return code >= LOWER_A && code <= LOWER_Z;
}

/** Packs the last five letters of a word into one number, five bits each: `ab` -> 34 (1 * 32 + 2). */
function tailOf(word: string): number {
  return [...word.slice(-ENDING)].reduce((tail, char) => (tail << BITS) | letterOf(char), 0);
}

function letterOf(char: string): number {
  return LETTERS[char.charCodeAt(0)] ?? 0;
}
