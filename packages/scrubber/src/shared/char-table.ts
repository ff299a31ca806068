/** How many characters ASCII has, and so how long a table by character code is. */
export const ASCII = 128;

/** Which ASCII characters match, by their code: for loops that look at every character. */
export function tableOf(chars: RegExp): Uint8Array {
  return new Uint8Array(ASCII).map((_, code) => (chars.test(String.fromCharCode(code)) ? 1 : 0));
}

/** The characters of readable text. */
export const READABLE: Uint8Array = tableOf(/[\t\n\r -~]/);
