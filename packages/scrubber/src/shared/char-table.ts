/** Number of ASCII characters, and length of a table by character code. */
export const ASCII = 128;

/** Compiles a character class to a table by ASCII code, for loops over every character: `/%/` -> 1 at 37, else 0. */
export function tableOf(chars: RegExp): Uint8Array {
  return new Uint8Array(ASCII).map((_, code) => (chars.test(String.fromCharCode(code)) ? 1 : 0));
}

/** The characters of readable text. */
export const READABLE: Uint8Array = tableOf(/[\t\n\r -~]/);
