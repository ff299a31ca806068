import { ASCII, tableOf } from "../../shared/char-table.ts";
import { type Decoded, type Replace, startDecoding } from "./decoded-text.ts";
import { decodePercent } from "./percent.ts";
import { isJoining, respell } from "./spelling.ts";

/** `\u0040`, `\u{40}` and `\x40` */
const ESCAPE = /\\(?:u(?:[\da-f]{4}|\{0{0,4}[\da-f]{1,6}\})|x[\da-f]{2})/iy;
const ESCAPED = /\\(?:u[\da-f{]|x[\da-f])/i;
const LARGEST = 0x10ffff;
/** Characters that may begin an encoded one. */
const BEGINS: Uint8Array = tableOf(/[%+\\]/);

/** Checks whether a text has backslash escapes such as `\u0040`. */
export function isEscaped(text: string): boolean {
  return ESCAPED.test(text);
}

/**
 * Undoes one level of URL encoding, of backslash escapes and of unusual spelling (see `spelling.ts`). Returns
 * `undefined` if that changes nothing, so that the same text is not searched again. Bytes that are not UTF-8 stay as
 * written.
 *
 * @param isForm Whether `+` stands for a space.
 */
export function decode(text: string, isForm: boolean): Decoded | undefined {
  const decoding = startDecoding(text);
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    // The next character may be an accent of this one.
    const isPlain = code < ASCII && BEGINS[code] === 0 && !isJoining(text, at + 1);
    at += isPlain ? 1 : decodeAt(text, at, isForm, decoding.replace);
  }
  return decoding.finish();
}

/** Decodes what begins at `at`, and returns its length in the encoded text. */
function decodeAt(text: string, at: number, isForm: boolean, replace: Replace): number {
  const mark = text.charAt(at);
  if (mark === "%") return decodePercent(text, at, replace);
  if (mark === "\\") return decodeEscape(text, at, replace);
  if (mark !== "+") return respell(text, at, replace);
  if (isForm) replace(at, 1, " ");
  return 1;
}

/** `\u0040`, `\u{40}` and `\x40` -> `@`. Returns the length of the escape. */
function decodeEscape(text: string, at: number, replace: Replace): number {
  ESCAPE.lastIndex = at;
  const written = ESCAPE.exec(text)?.[0];
  if (written === undefined) return 1;
  const code = Number.parseInt(written.replace(/[^\da-f]/gi, ""), 16);
  if (code <= LARGEST) replace(at, written.length, String.fromCodePoint(code));
  return written.length;
}
