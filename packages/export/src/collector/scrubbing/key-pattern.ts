import { NAME_CHARACTER, namesPattern, SEPARATOR, suffixPattern } from "../../search/names-pattern.ts";

/** Matches the capitalized words before a name: the `Session ` of `Session Token`. */
const TITLE_WORDS = "(?:[A-Z][0-9A-Za-z]* )*";

/**
 * Returns an expression for attribute names that end with one of the given names: `password`, `user_password`,
 * `userApiKey`, `pgpassword`.
 *
 * @param end An expression for what can follow the name.
 */
export function keyPattern(names: readonly string[], end: string): string {
  const { words, camel, glued } = namesPattern(names, "re2");
  const forms = [
    `(?:${NAME_CHARACTER}*${SEPARATOR})?${words}`,
    ...(glued === "" ? [] : [`${NAME_CHARACTER}*${glued}`]),
    ...(camel === "" ? [] : [`${TITLE_WORDS}(?:${NAME_CHARACTER}*[0-9A-Za-z])?${camel}`]),
  ];
  return `^(?:${forms.join("|")})${suffixPattern("re2")}${end}`;
}
