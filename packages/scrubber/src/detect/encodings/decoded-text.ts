/** A string after one level of decoding, and the original position of each of its characters. */
export interface Decoded {
  readonly text: string;
  /** For each position in the decoded string, including its end, the position in the encoded string. */
  readonly starts: Readonly<Uint32Array>;
}

/** Replaces the `length` characters that begin at `at` in the encoded text with `piece`. */
export type Replace = (at: number, length: number, piece: string) => void;

/** Builds a decoded string. Calls of `replace` must have the order of the positions in the encoded string. */
export interface Decoding {
  readonly replace: Replace;
  /** Returns the decoded string, or `undefined` if nothing was replaced. */
  finish(): Decoded | undefined;
}

/** Maximum number of arguments in one call of `String.fromCharCode`. JavaScript engines limit this number. */
const CHUNK = 8192;

export function startDecoding(text: string): Decoding {
  // The decoded string is collected as character codes, because millions of one-character strings would burden the
  // garbage collector.
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

export function stringOf(codes: Uint16Array): string {
  let text = "";
  for (let at = 0; at < codes.length; at += CHUNK) {
    // `Reflect.apply` is several times faster here than spreading the codes into arguments.
    text += Reflect.apply(String.fromCharCode, undefined, codes.subarray(at, at + CHUNK));
  }
  return text;
}
