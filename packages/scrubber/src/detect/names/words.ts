import { plainSpelling } from "../encodings/spelling.ts";

/** Words that keep the number at their end: `cvv2` stays `cvv2`, although `password2` becomes `password`. */
const NUMBERED_WORDS: ReadonlySet<string> = new Set(["cvc2", "cvv2", "last4", "address1", "address2", "address3"]);

/** Returns the words of a field's name in lower case: `apiKey`, `APIKey2` and `api%5Fkey` -> `api`, `key`. */
export function wordsOf(name: string): readonly string[] {
  return (
    plainSpelling(name)
      // `api%5Fkey` -> `api key`
      .replace(/%(?:5B|5D|5F|2E|2D|20)/gi, " ")
      // `my2facode` -> `my 2fa code`, `ASPSESSIONIDQ7Z` -> `aspsessionid Q7Z`
      .replace(/2fa|aspsessionid/gi, (word) => ` ${word.toLowerCase()} `)
      // `apiKey` -> `api Key`
      .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, "$1 ")
      // `APIKey` -> `API Key`
      .replace(/\p{Lu}(?=\p{Lu}\p{Ll})/gu, "$& ")
      // `密码hash` -> `密码 hash`
      .replace(/(?<=\p{Lo})(?=[A-Za-z])/gu, " ")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
      .map((word) => (/\d/.test(word) ? withoutNumber(word) : word))
  );
}

/**
 * Returns the words of a name as one string, the form in which names are compared. Example: for `apiKey`, it returns
 * `api key`.
 */
export function phraseOf(name: string): string {
  return wordsOf(name).join(" ");
}

/**
 * Removes the number at the end of a word: `password2` -> `password`. Keeps it in {@link NUMBERED_WORDS} and after
 * fewer than three letters, as in `k8`.
 */
function withoutNumber(word: string): string {
  return NUMBERED_WORDS.has(word) ? word : word.replace(/(?<=\p{L}{3})\d+$/u, "");
}
