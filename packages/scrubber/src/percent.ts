import { continuationBytes } from "./utf8.ts";

const TRIPLET = 3;
/** The smallest code point that UTF-8 writes with so many continuation bytes. */
const SMALLEST: readonly number[] = Object.freeze([0, 0x80, 0x800, 0x10000]);
const LARGEST = 0x10ffff;

/**
 * Decodes a run of `%XX` as UTF-8 and calls `add` with each character and the length of its encoding:
 * `%C3%A9%40` gives `é` (6) and `@` (3). A byte that is not UTF-8 is given as it is written: `%E9` stays `%E9` (3).
 */
export function decodePercent(run: string, add: (piece: string, length: number) => void): void {
  for (let at = 0; at < run.length; ) {
    const more = continuationBytes(byteAt(run, at));
    const code = codePointAt(run, at, more);
    const length = code === undefined ? TRIPLET : TRIPLET * (1 + more);
    add(code === undefined ? run.slice(at, at + TRIPLET) : String.fromCodePoint(code), length);
    at += length;
  }
}

/** The code point of the character whose first byte stands at a place, or `undefined` where the bytes are not UTF-8. */
function codePointAt(run: string, at: number, more: number): number | undefined {
  const end = at + TRIPLET * (1 + more);
  if (more < 0 || end > run.length) return undefined;
  if (more === 0) return byteAt(run, at);
  // The first byte ends in 5, 4 or 3 bits of the code point: 0x3f >> 1 is 0x1f, its five last bits.
  let code = byteAt(run, at) & (0x3f >> more);
  for (let next = at + TRIPLET; next < end; next += TRIPLET) {
    const byte = byteAt(run, next);
    if (byte >> 6 !== 0b10) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (SMALLEST[more] ?? 0) || code > LARGEST || isSurrogate ? undefined : code;
}

/** The byte that the `%XX` at a place stands for. */
function byteAt(run: string, at: number): number {
  return (hexDigit(run.charCodeAt(at + 1)) << 4) | hexDigit(run.charCodeAt(at + 2));
}

/** `0` to `9` are 0x30 to 0x39; `A` to `F` and `a` to `f` have bit 6 set and end in 1 to 6: so `a` gives 1 + 9. */
function hexDigit(code: number): number {
  return (code & 0xf) + (code >> 6) * 9;
}
