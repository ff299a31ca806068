import type { RegexTarget } from "../regex/types.ts";
import { anyCase, namesPattern, suffixPattern } from "./names-pattern.ts";
import { otherWords } from "./other-words.ts";
import { HARMLESS_WORDS } from "./value-forms.ts";

/** A regular expression that captures the values of certain fields in a string: `password=abc` -> `abc` */
export interface PairPattern {
  readonly pattern: string;
  /** The numbers of the capturing groups. In each match, exactly one of them contains the value. */
  readonly groups: readonly number[];
}

/**
 * Matches the text between a name and its value: `": ` in `"key": 7`, `=` in `key=7`, `%3D` in `key%3D7`, `'] => ` in
 * `['key'] => 7`, and `>` in `<key>7`.
 */
const BETWEEN = "(?:\\\\*[\"'\\]]|%22|%27){0,3}[ \\x{9}]{0,3}(?:(?:=>|:=|==|[:=]|%3[ADad])[ \\x{9}]{0,3}|>)";
/** Captures a quoted value without its quotes: `"abc"` -> `abc` */
const QUOTED = "\\\\*\"([^\"\\\\]+)|\\\\*'([^'\\\\]+)";
/** The characters that end an unquoted value, as the content of a character class. */
const END = "\\x{9}-\\x{D} \"'&;,<>{}()\\[\\]\\\\";

/**
 * Returns a regular expression that captures the values of the fields `names` in a string. For `token`, it captures
 * `abc` in `token=abc`, `"token": "abc"` and `&token=abc`.
 *
 * @param keepsHarmless Whether words that are usually not secret, such as `null` and `required`, do not match.
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
 * Returns an expression for an unquoted value that can be a secret: it contains a character that is not a letter, or is
 * a word that is not in `HARMLESS_WORDS`. A placeholder such as `$1` does not match.
 */
function secretValue(target: RegexTarget): string {
  const begin = `(?:[A-Za-z]+[^A-Za-z${END}]|\\$[^0-9${END}]|[^A-Za-z$${END}])`;
  return `${begin}[^${END}]*|${otherWords(HARMLESS_WORDS, target)}`;
}
