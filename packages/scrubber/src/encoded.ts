import { type Decoded, startDecoding } from "./decoded.ts";
import { decodePercent } from "./percent.ts";
import { isUnusual, plainCharacters } from "./spelling.ts";

/**
 * What may stand for other characters: `%40`, `+` for a space in a form, `\u0040`, `\u{40}` and `\x40`, and a run of
 * characters beyond ASCII with the letter before it, which an accent may belong to.
 */
const ENCODED =
  /(?:%[\da-f]{2})+|\+|\\(?:u(?:[\da-f]{4}|\{0{0,4}[\da-f]{1,6}\})|x[\da-f]{2})|[^%+\\\x80-\uffff]?[\x80-\uffff]+/gi;
const ESCAPED = /\\(?:u[\da-f{]|x[\da-f])/i;
const LARGEST = 0x10ffff;

/** Whether a text has backslash escapes such as `\u0040`. */
export function isEscaped(text: string): boolean {
  return ESCAPED.test(text);
}

/**
 * Undoes one level of URL encoding, of backslash escapes and of unusual spelling (see `spelling.ts`). Gives `undefined`
 * where that changes nothing, so that nobody searches the same text again. Bytes that are not UTF-8 stay as written.
 *
 * @param isForm Whether `+` stands for a space.
 */
export function decode(text: string, isForm: boolean): Decoded | undefined {
  const decoding = startDecoding(text);
  ENCODED.lastIndex = 0;
  for (let match = ENCODED.exec(text); match !== null; match = ENCODED.exec(text)) {
    const [run] = match;
    decoding.copyTo(match.index);
    const mark = run.charAt(0);
    if (mark === "%") decodePercent(run, decoding.add);
    else if (mark === "+" && isForm) decoding.add(" ", 1);
    else if (mark === "\\") decoding.add(unescaped(run), run.length);
    else if (isUnusual(run)) plainCharacters(run, decoding.add);
  }
  return decoding.finish();
}

/** `\u0040`, `\u{40}` and `\x40` give `@`. */
function unescaped(written: string): string {
  const code = Number.parseInt(written.replace(/[^\da-f]/gi, ""), 16);
  return code > LARGEST ? written : String.fromCodePoint(code);
}
