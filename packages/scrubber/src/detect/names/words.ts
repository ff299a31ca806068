import { plainSpelling } from "../encodings/spelling.ts";

/** The words whose final number is significant: `cvv2` stays `cvv2`, but `password2` becomes `password`. */
const NUMBERED_WORDS: ReadonlySet<string> = new Set(["cvc2", "cvv2", "last4", "address1", "address2", "address3"]);

/** Splits a field name into words in lower case. Example: `apiKey`, `APIKey2` and `api%5Fkey` -> `api` and `key`. */
export function wordsOf(name: string): readonly string[] {
  return (
    plainSpelling(name)
      // Percent-encoded separators. Example: `api%5Fkey` -> `api key`.
      .replace(/%(?:5B|5D|5F|2E|2D|20)/gi, " ")
      // `2fa` and `aspsessionid` inside other words. Example: `my2facode` -> `my 2fa code`.
      .replace(/2fa|aspsessionid/gi, (word) => ` ${word.toLowerCase()} `)
      // Camel case: `apiKey` becomes `api Key`.
      .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, "$1 ")
      // Acronyms: `APIKey` becomes `API Key`.
      .replace(/\p{Lu}(?=\p{Lu}\p{Ll})/gu, "$& ")
      // Latin letters after another script: `密码hash` becomes `密码 hash`.
      .replace(/(?<=\p{Lo})(?=[A-Za-z])/gu, " ")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
      .map((word) => (/\d/.test(word) ? withoutNumber(word) : word))
  );
}

/** Returns the words of a name with spaces between them, for comparing names. Example: `apiKey` -> `api key`. */
export function phraseOf(name: string): string {
  return wordsOf(name).join(" ");
}

/**
 * Removes the number at the end of a word. Example: `password2` -> `password`. Does not change the {@link
 * NUMBERED_WORDS}, nor a word with fewer than three letters before the number, such as `k8`.
 */
function withoutNumber(word: string): string {
  return NUMBERED_WORDS.has(word) ? word : word.replace(/(?<=\p{L}{3})\d+$/u, "");
}
