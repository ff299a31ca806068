import type { RegexTarget } from "../regex/types.ts";
import { NAME_CHARACTER, namesPattern, requiredSuffixPattern, SEPARATOR, suffixPattern } from "./names-pattern.ts";

/** Matches words before a name that is written as a title: the `Session ` of `Session Token`. */
const TITLE_WORD = "(?:[A-Z][0-9A-Za-z]* )";

/**
 * Returns an expression that matches the names of fields that contain one of the given names and another word, or one of
 * the given names of several words: `user_password`, `userApiKey`, `api-key`. Fields with exactly one of the names of
 * one word, such as `password`, are left to selectors: Relay compares the expression with values as well, which are
 * often such a word.
 */
export function fieldPattern(names: readonly string[], target: RegexTarget): string {
  const phrases = names.filter((name) => name.includes(" "));
  const words = names.filter((name) => !name.includes(" "));
  const beginnings = [...phraseBeginnings(phrases, target), ...wordBeginnings(words, target)];
  const bare = words.length === 0 ? [] : [`${namesPattern(words, target).words}${requiredSuffixPattern(target)}`];
  return `^(?:${[`(?:${beginnings.join("|")})${suffixPattern(target)}`, ...bare].join("|")})$`;
}

/** Returns expressions for names of several words, and for what can be before them. */
function phraseBeginnings(names: readonly string[], target: RegexTarget): readonly string[] {
  if (names.length === 0) return [];
  const { words, camel } = namesPattern(names, target);
  return [
    `(?:${NAME_CHARACTER}*${SEPARATOR})?${words}`,
    ...(camel === "" ? [] : [`${TITLE_WORD}*(?:${NAME_CHARACTER}*[0-9A-Za-z])?${camel}`]),
  ];
}

/** Returns expressions for names of one word, and for what must be before them. */
function wordBeginnings(names: readonly string[], target: RegexTarget): readonly string[] {
  if (names.length === 0) return [];
  const { words, camel, glued } = namesPattern(names, target);
  return [
    `${NAME_CHARACTER}*${SEPARATOR}${words}`,
    ...(glued === "" ? [] : [`${NAME_CHARACTER}+${glued}`]),
    ...(camel === "" ? [] : [`(?:${TITLE_WORD}*${NAME_CHARACTER}*[0-9A-Za-z]|${TITLE_WORD}+)${camel}`]),
  ];
}
