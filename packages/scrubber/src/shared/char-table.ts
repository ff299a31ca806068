/** Number of ASCII characters. A table that is indexed by ASCII codes has this length. */
export const ASCII = 128;

/**
 * Compiles a character class to a table with one entry per ASCII code: 1 if the class contains the character, otherwise
 * 0. A loop can look up a character in a table faster than it can test a RegExp. Example: for `/%/`, the table contains
 * 1 at index 37.
 */
export function tableOf(chars: RegExp): Uint8Array {
  return new Uint8Array(ASCII).map((_, code) => (chars.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Table of the ASCII characters that occur in readable text: the printable characters, the tab and the line breaks. */
export const READABLE: Uint8Array = tableOf(/[\t\n\r -~]/);
