import { ASCII } from "./ascii.ts";

/** Tells, from a few letters, that a part of a text is the name of no secret. It may be wrong only by saying `true`. */
export type Glance = (text: string, start: number, end: number) => boolean;

const PERCENT = 37;
const BITS = 5;
/** Letters as 1 to 26 whatever their case, digits as 27, all else as 0. */
const LETTERS: Uint8Array = new Uint8Array(ASCII).map((_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return /[a-z]/.test(char) ? char.charCodeAt(0) - 96 : /\d/.test(char) ? 27 : 0;
});
const LOWER_A = 97;
/** Characters beyond ASCII are no letters here, but then a part has been let through already, or is looked at once more. */
const LAST = ASCII - 1;

/**
 * Most names in texts are not those of secrets, and looking them up costs more than all else. A sensitive name has a word
 * that begins as one of `names` does, or ends as one of `endings` does: three letters tell.
 */
export function compileGlance(names: Iterable<string>, endings: readonly string[]): Glance {
  const beginnings = new Uint8Array(1 << (3 * BITS));
  for (const name of names) {
    const [a = 0, b = 0, c] = [...(name.split(" ", 1)[0] ?? "")].map((char) => letterAt(char, 0));
    if (c !== undefined) beginnings[triple(a, b, c)] = 1;
    else for (let any = 0; any < 1 << BITS; any++) beginnings[triple(a, b, any)] = 1;
  }
  const tails = new Uint8Array(1 << (3 * BITS));
  for (const ending of endings) tails[tripleAt(ending, ending.length - 3)] = 1;

  return (text, start, end) => {
    let wasLetter = false;
    for (let place = start; place < end; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII || code === PERCENT) return true;
      const isLetter = LETTERS[code] !== 0;
      // Lower-case letters go on with a word; anything else may begin one, and ends the one before.
      if (code < LOWER_A || !wasLetter) {
        if (isLetter && beginnings[tripleAt(text, place)] === 1) return true;
        if (wasLetter && place - start > 2 && tails[tripleAt(text, place - 3)] === 1) return true;
      }
      wasLetter = isLetter;
    }
    return end - start > 2 && tails[tripleAt(text, end - 3)] === 1;
  };
}

function tripleAt(text: string, place: number): number {
  return triple(letterAt(text, place), letterAt(text, place + 1), letterAt(text, place + 2));
}

function triple(a: number, b: number, c: number): number {
  return (((a << BITS) | b) << BITS) | c;
}

function letterAt(text: string, place: number): number {
  return place < text.length ? (LETTERS[text.charCodeAt(place) & LAST] ?? 0) : 0;
}
