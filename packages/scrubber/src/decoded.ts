/** What a text says once one level of encoding is undone, and where each of its characters stood. */
export interface Decoded {
  readonly text: string;
  /** One more than there are characters: the last is where the encoded text ended. */
  readonly starts: Readonly<Uint32Array>;
}

/** Puts a decoded text together, from its beginning to its end. */
export interface Decoding {
  /** Takes over what is written up to `end`, which stands for itself. */
  copyTo(end: number): void;
  /** Adds what the next `written` characters stand for. */
  add(piece: string, written: number): void;
  /** The decoded text, or `undefined` where it is the same as the encoded one. */
  finish(): Decoded | undefined;
}

/** A call takes only so many arguments. */
const CHUNK = 8192;

export function startDecoding(text: string): Decoding {
  // Character codes and not strings: a long text of short pieces would leave millions of these to the collector.
  let codes = new Uint16Array(text.length + 1);
  let starts = new Uint32Array(text.length + 1);
  let length = 0;
  let from = 0;
  let isChanged = false;

  function makeRoom(more: number): void {
    if (length + more < codes.length) return;
    const size = 2 * codes.length + more;
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

  function add(piece: string, written: number): void {
    const isSame = piece.length === written && text.startsWith(piece, from);
    isChanged ||= !isSame;
    makeRoom(piece.length);
    for (let at = 0; at < piece.length; at++) push(piece.charCodeAt(at), from + (isSame ? at : 0));
    from += written;
  }

  function finish(): Decoded | undefined {
    if (!isChanged) return undefined;
    copyTo(text.length);
    makeRoom(1);
    starts[length] = text.length;
    return { text: stringOf(codes.subarray(0, length)), starts: starts.subarray(0, length + 1) };
  }

  return { copyTo, add, finish };
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
