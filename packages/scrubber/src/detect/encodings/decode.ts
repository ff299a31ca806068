import { ASCII, tableOf } from "../../shared/char-table.ts";
import { LARGEST_CODE_POINT } from "../../shared/utf8.ts";
import { type Decoded, type Replace, startDecoding } from "./decoded-text.ts";
import { decodePercent } from "./percent.ts";
import { isJoining, respell } from "./spelling.ts";

/** Matches an escape sequence. Examples: `\u0040`, `\u{40}` and `\x40`. */
const ESCAPE = /\\(?:u(?:[\da-f]{4}|\{0{0,4}[\da-f]{1,6}\})|x[\da-f]{2})/iy;
/** Matches the beginning of an escape sequence. Example: in `\u0040`, it matches `\u0`. */
const ESCAPE_START = /\\(?:u[\da-f{]|x[\da-f])/i;
/**
 * Matches a blank or a quote. A `+` next to one of them is an operator, as in `"password=" + a`. In URL-encoded text,
 * which contains neither blanks nor quotes, a `+` stands for a space.
 */
const BESIDE_OPERATOR = /[\s"'`]/;
/** The characters that begin an encoded character, as `%` does in `%40`. */
const ENCODED_START: Uint8Array = tableOf(/[%+\\]/);

/** Checks whether a string contains escape sequences such as `\u0040` or `\x40`. */
export function hasEscapes(text: string): boolean {
  return ESCAPE_START.test(text);
}

/**
 * Decodes one level of URL encoding and of escape sequences, and normalizes unusual characters (see `spelling.ts`).
 * Percent-encoded bytes that are not UTF-8 stay encoded. Returns `undefined` if the result would be the same string, so
 * that the string is not searched twice.
 *
 * @param isForm Whether `+` stands for a space.
 */
export function decode(text: string, isForm: boolean): Decoded | undefined {
  const decoding = startDecoding(text);
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    // An ASCII character before a combining accent is not plain, because the two are normalized together. Example: `e`
    // and U+0301 -> `é`.
    const isPlain = code < ASCII && ENCODED_START[code] === 0 && !isJoining(text, at + 1);
    at += isPlain ? 1 : decodeAt(text, at, isForm, decoding.replace);
  }
  return decoding.finish();
}

/** Decodes the character at index `at`. Returns how many characters of the encoded text were decoded. */
function decodeAt(text: string, at: number, isForm: boolean, replace: Replace): number {
  const mark = text.charAt(at);
  if (mark === "%") return decodePercent(text, at, replace);
  if (mark === "\\") return decodeEscape(text, at, replace);
  if (mark !== "+") return respell(text, at, replace);
  if (isForm && !BESIDE_OPERATOR.test(text.charAt(at - 1) + text.charAt(at + 1))) replace(at, 1, " ");
  return 1;
}

/** Decodes `\u0040`, `\u{40}` and `\x40` to `@`. Returns the length of the escape sequence, or 1 if there is none. */
function decodeEscape(text: string, at: number, replace: Replace): number {
  ESCAPE.lastIndex = at;
  const written = ESCAPE.exec(text)?.[0];
  if (written === undefined) return 1;
  const code = Number.parseInt(written.replace(/[^\da-f]/gi, ""), 16);
  if (code <= LARGEST_CODE_POINT) replace(at, written.length, String.fromCodePoint(code));
  return written.length;
}
