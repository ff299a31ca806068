import type { RegexTarget } from "../regex/types.ts";
import { NAME_CHARACTER, namesPattern, requiredSuffixPattern, SEPARATOR, suffixPattern } from "./names-pattern.ts";

/** Matches a capitalized word before a name: the `Session ` of `Session Token`. */
const TITLE_WORD = "(?:[A-Z][0-9A-Za-z]* )";

/**
 * Returns an expression for the names of fields that contain one of the given names: `user_password`, `userApiKey`,
 * `api-key`. If a given name is one word, such as `password`, the field's name must contain another word as well. The
 * reason is that Relay also compares the expression with values, which are often a single word. Selectors find the
 * fields whose names are exactly that word.
 */
export function fieldPattern(names: readonly string[], target: RegexTarget): string {
  const phrases = names.filter((name) => name.includes(" "));
  const words = names.filter((name) => !name.includes(" "));
  const beginnings = [...phraseBeginnings(phrases, target), ...wordBeginnings(words, target)];
  const bare = words.length === 0 ? [] : [`${namesPattern(words, target).words}${requiredSuffixPattern(target)}`];
  return `^(?:${[`(?:${beginnings.join("|")})${suffixPattern(target)}`, ...bare].join("|")})$`;
}

/**
 * Returns expressions for names of several words, including what can precede them: the `user_api_key` of
 * `user_api_key_old`
 */
function phraseBeginnings(names: readonly string[], target: RegexTarget): readonly string[] {
  if (names.length === 0) return [];
  const { words, camel } = namesPattern(names, target);
  return [
    `(?:${NAME_CHARACTER}*${SEPARATOR})?${words}`,
    ...(camel === "" ? [] : [`${TITLE_WORD}*(?:${NAME_CHARACTER}*[0-9A-Za-z])?${camel}`]),
  ];
}

/**
 * Returns expressions for names of one word, including what must precede them: the `user_password` of
 * `user_password_old`
 */
function wordBeginnings(names: readonly string[], target: RegexTarget): readonly string[] {
  if (names.length === 0) return [];
  const { words, camel, glued } = namesPattern(names, target);
  return [
    `${NAME_CHARACTER}*${SEPARATOR}${words}`,
    ...(glued === "" ? [] : [`${NAME_CHARACTER}+${glued}`]),
    ...(camel === "" ? [] : [`(?:${TITLE_WORD}*${NAME_CHARACTER}*[0-9A-Za-z]|${TITLE_WORD}+)${camel}`]),
  ];
}
