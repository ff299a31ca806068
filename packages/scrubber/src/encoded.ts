import { utf8Length } from "./utf8.ts";

/** What a text says once its URL encoding is undone, and where each of its characters stood. */
export interface Decoded {
  readonly text: string;
  /** One more than there are characters: the last is where the text ended. */
  readonly starts: Readonly<Uint32Array>;
}

/** Bytes as `%XX` and, as forms have it, `+` for a space. */
const ENCODED = /(?:%[\da-f]{2})+|\+/gi;
const TRIPLET = 3;
const ASCII = 0x80;

/** Undoes URL encoding, or gives `undefined` where there is none. Bytes that are no UTF-8 stay as they are written. */
export function decode(text: string): Decoded | undefined {
  const starts = new Uint32Array(text.length + 1);
  let decoded = "";
  let from = 0;

  function add(piece: string, start: number, step: number): void {
    for (let place = 0; place < piece.length; place++) starts[decoded.length + place] = start + place * step;
    decoded += piece;
  }

  for (const { 0: run, index } of text.matchAll(ENCODED)) {
    add(text.slice(from, index), from, 1);
    from = index + run.length;
    if (run === "+") {
      add(" ", index, 1);
      continue;
    }
    let start = index;
    for (const { piece, length } of bytesOf(run)) {
      // A character of several bytes begins where the first of them does.
      add(piece, start, piece.length === length ? 1 : 0);
      start += length;
    }
  }
  if (from === 0) return undefined;
  add(text.slice(from), from, 1);
  starts[decoded.length] = text.length;
  return { text: decoded, starts };
}

interface Piece {
  readonly piece: string;
  /** How long it was when it was encoded. */
  readonly length: number;
}

function bytesOf(run: string): readonly Piece[] {
  try {
    return [...decodeURIComponent(run)].map((piece) => ({ piece, length: TRIPLET * utf8Length(piece) }));
  } catch {
    return run.match(/.../g)?.map(asciiOf) ?? [];
  }
}

function asciiOf(triplet: string): Piece {
  const byte = Number.parseInt(triplet.slice(1), 16);
  return { piece: byte < ASCII ? String.fromCharCode(byte) : triplet, length: TRIPLET };
}
