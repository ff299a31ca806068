/** What a text says once one level of encoding is undone, and where each of its characters stood. */
export interface Decoded {
  readonly text: string;
  /** One more than there are characters: the last is where the encoded text ended. */
  readonly starts: Readonly<Uint32Array>;
}

/** Puts a piece in the place of the `length` characters that are written from `at` on. */
export type Replace = (at: number, length: number, piece: string) => void;

/** Puts a decoded text together, from its beginning to its end. */
export interface Decoding {
  readonly replace: Replace;
  /** The decoded text, or `undefined` where nothing was replaced. */
  finish(): Decoded | undefined;
}

/** A call takes only so many arguments. */
const CHUNK = 8192;

export function startDecoding(text: string): Decoding {
  // Character codes and not strings: a long text of short pieces would leave millions of these to the collector.
  let codes = new Uint16Array(0);
  let starts = new Uint32Array(0);
  let length = 0;
  let from = 0;
  let isChanged = false;

  function makeRoom(more: number): void {
    if (length + more < codes.length) return;
    const size = codes.length === 0 ? text.length + more + 1 : 2 * codes.length + more;
    const [shorterCodes, shorterStarts] = [codes, starts];
    codes = new Uint16Array(size);
    codes.set(shorterCodes);
    starts = new Uint32Array(size);
    starts.set(shorterStarts);
  }

  function push(code: number, start: number): void {
    codes[length] = code;
    starts[length] = start;
    length += 1;
  }

  function copyTo(end: number): void {
    makeRoom(end - from);
    for (; from < end; from++) push(text.charCodeAt(from), from);
  }

  function replace(at: number, written: number, piece: string): void {
    isChanged = true;
    copyTo(at);
    makeRoom(piece.length);
    for (let index = 0; index < piece.length; index++) push(piece.charCodeAt(index), at);
    from = at + written;
  }

  function finish(): Decoded | undefined {
    if (!isChanged) return undefined;
    copyTo(text.length);
    makeRoom(1);
    starts[length] = text.length;
    return { text: stringOf(codes.subarray(0, length)), starts: starts.subarray(0, length + 1) };
  }

  return { replace, finish };
}

/** The text of character codes. */
export function stringOf(codes: Uint16Array): string {
  let text = "";
  for (let at = 0; at < codes.length; at += CHUNK) {
    // Several times faster than to spread the codes.
    text += Reflect.apply(String.fromCharCode, undefined, codes.subarray(at, at + CHUNK));
  }
  return text;
}
