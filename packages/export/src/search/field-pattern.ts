import type { RegexTarget } from "../regex/types.ts";
import { NAME_CHARACTER, namesPattern, requiredSuffixPattern, SEPARATOR, suffixPattern } from "./names-pattern.ts";

/** Matches a capitalized word before a name: the `Session ` of `Session Token`. */
const TITLE_WORD = "(?:[A-Z][0-9A-Za-z]* )";

/**
 * Returns an expression for the names of fields that contain one of the given names: `user_password`, `userApiKey`,
 * `api-key`. A given name of one word, such as `password`, must have another word beside it, because Relay also
 * compares the expression with values, which are often a single word. Fields whose name is exactly that word are found
 * by selectors.
 */
export function fieldPattern(names: readonly string[], target: RegexTarget): string {
  const phrases = names.filter((name) => name.includes(" "));
  const words = names.filter((name) => !name.includes(" "));
  const beginnings = [...phraseBeginnings(phrases, target), ...wordBeginnings(words, target)];
  const bare = words.length === 0 ? [] : [`${namesPattern(words, target).words}${requiredSuffixPattern(target)}`];
  return `^(?:${[`(?:${beginnings.join("|")})${suffixPattern(target)}`, ...bare].join("|")})$`;
}

/**
 * Returns expressions that match a field's name from its start to the end of one of `names`, which have several words.
 * For `api key`, they match `user_api_key` in `user_api_key_old`.
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
 * Returns expressions that match a field's name from its start to the end of one of `names`, which have one word.
 * Another word must come before it. For `password`, they match `user_password` in `user_password_old`.
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
