import { plainSpelling } from "../encodings/spelling.ts";

/**
 * Words that keep the number at their end. Other words lose it: `cvv2` stays `cvv2`, but `password2` becomes
 * `password`.
 */
const NUMBERED_WORDS: ReadonlySet<string> = new Set(["cvc2", "cvv2", "last4", "address1", "address2", "address3"]);

/**
 * Splits a field name into words in lower case. Example: for `apiKey`, `APIKey2` and `api%5Fkey`, it returns `api` and
 * `key`.
 */
export function wordsOf(name: string): readonly string[] {
  return (
    plainSpelling(name)
      // Percent-encoded separators: `api%5Fkey` becomes `api key`.
      .replace(/%(?:5B|5D|5F|2E|2D|20)/gi, " ")
      // `2fa` and `aspsessionid` inside other words: `my2facode` becomes `my 2fa code`, and `ASPSESSIONIDQ7Z` becomes
      // `aspsessionid Q7Z`.
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

/**
 * Returns the words of a name as one string, with spaces between them. Names are compared in this form. Example: for
 * `apiKey`, it returns `api key`.
 */
export function phraseOf(name: string): string {
  return wordsOf(name).join(" ");
}

/**
 * Removes the number at the end of a word, so that `password2` becomes `password`. Keeps the number of {@link
 * NUMBERED_WORDS}, and a number after fewer than three letters, as in `k8`.
 */
function withoutNumber(word: string): string {
  return NUMBERED_WORDS.has(word) ? word : word.replace(/(?<=\p{L}{3})\d+$/u, "");
}
