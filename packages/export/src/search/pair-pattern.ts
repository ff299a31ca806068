import type { RegexTarget } from "../regex/types.ts";
import { anyCase, namesPattern, suffixPattern } from "./names-pattern.ts";
import { otherWords } from "./other-words.ts";
import { HARMLESS_WORDS } from "./value-forms.ts";

/** An expression for the values beside names in a string. */
export interface PairPattern {
  readonly pattern: string;
  /** The numbers of the groups that can contain the value. In each match, one of them contains it. */
  readonly groups: readonly number[];
}

/** Matches the end of a name, and what separates it from its value: `": "`, `\": \"`, `=`, `%3D`, `'] => '`, `>` */
const BETWEEN = "(?:\\\\*[\"'\\]]|%22|%27){0,3}[ \\x{9}]{0,3}(?:(?:=>|:=|==|[:=]|%3[ADad])[ \\x{9}]{0,3}|>)";
/** Matches values in quotes. */
const QUOTED = "\\\\*\"([^\"\\\\]+)|\\\\*'([^'\\\\]+)";
/** The characters that end a value without quotes. */
const END = "\\x{9}-\\x{D} \"'&;,<>{}()\\[\\]\\\\";

/**
 * Returns an expression that finds the values beside names in a string: `password=...`, `"api_key": "..."`,
 * `&token=...`.
 *
 * @param keepsHarmless Whether words that are usually no secret, such as `null` and `required`, do not count as values.
 */
export function pairPattern(names: readonly string[], target: RegexTarget, keepsHarmless: boolean): PairPattern {
  const { words, camel, glued } = namesPattern(names, target);
  const beginnings = [
    `(?:^|[^0-9A-Za-z]|%[0-9A-Fa-f]{2})${words}`,
    ...(glued === "" ? [] : [glued]),
    ...(camel === "" ? [] : [`[0-9A-Za-z]${camel}`]),
  ];
  const scheme = `(?:${anyCase(["bearer", "basic", "digest", "token"], target)}[ \\x{9}]+)?`;
  const bare = `(?:%22|%27)?(${keepsHarmless ? secretValue(target) : `[^${END}]+`})`;
  const pattern = `(?:${beginnings.join("|")})${suffixPattern(target)}${BETWEEN}${scheme}(?:${QUOTED}|${bare})`;
  return { pattern, groups: [1, 2, 3] };
}

/**
 * Returns an expression for a value with a character that is not a letter, or for a word that is not harmless. It does
 * not match a placeholder, such as `$1`.
 */
function secretValue(target: RegexTarget): string {
  const begin = `(?:[A-Za-z]+[^A-Za-z${END}]|\\$[^0-9${END}]|[^A-Za-z$${END}])`;
  return `${begin}[^${END}]*|${otherWords(HARMLESS_WORDS, target)}`;
}
