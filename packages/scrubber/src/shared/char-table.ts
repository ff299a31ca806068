/** Number of ASCII characters, and so the length of a table that is indexed by ASCII code. */
export const ASCII = 128;

/** Compiles a character class to a table indexed by ASCII code, for fast loops: `/%/` -> 1 at index 37, otherwise 0. */
export function tableOf(chars: RegExp): Uint8Array {
  return new Uint8Array(ASCII).map((_, code) => (chars.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Table of the ASCII characters that readable text can contain: printable characters, tabs and line breaks. */
export const READABLE: Uint8Array = tableOf(/[\t\n\r -~]/);
