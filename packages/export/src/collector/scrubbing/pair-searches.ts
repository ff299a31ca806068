import { anyCase, namesPattern, suffixPattern } from "../../search/names-pattern.ts";
import { otherWords } from "../../search/other-words.ts";
import { HARMLESS_WORDS } from "../../search/value-forms.ts";
import { withGroups } from "./replacement.ts";
import type { ValueSearch } from "./value-transform.ts";

/** What can stand between a name and its value: `=`, `": `, `\": `, ` => `, `%3D` */
const BETWEEN = "(?:\\\\*[\"'\\]]|%22|%27){0,3}\\s{0,3}(?:=>|:=|==|[:=]|%3[ADad])\\s{0,3}";
/**
 * What can stand between a name and its value if the name is also an ordinary word: `=`, `": `. A colon counts only
 * after a quote.
 */
const ASSIGNED = "(?:\\\\*[\"']\\s{0,3}:\\s{0,3}|\\s{0,3}=\\s{0,3}|%3[Dd])";
/** A scheme before a credential, as in `authorization: Bearer q7Zt2Lm`. */
const SCHEME = `(?:${anyCase(["bearer", "basic", "digest", "token"], "re2")}\\s{1,3})?`;
/** The characters that end a value without quotes. */
const END = "\\s\"'&;,<>{}()\\[\\]\\\\";
/** A value without quotes. Harmless words, such as `true`, and placeholders, such as `$1`, do not match. */
const BARE = `(?:[A-Za-z]+[^A-Za-z${END}]|\\$[^0-9${END}]|[^A-Za-z$${END}])[^${END}]*|${otherWords(HARMLESS_WORDS, "re2")}`;
/**
 * Expressions for a value in double quotes, in single quotes, and without quotes or in percent-encoded ones. Each
 * begins with a group for the opening quote. A quoted value must not begin with `[`, because `[Filtered]` is already
 * redacted.
 */
const VALUES: readonly string[] = [
  '(\\\\*")[^"\\\\\\[][^"\\\\]*',
  "(\\\\*')[^'\\\\\\[][^'\\\\]*",
  `(%22|%27|)(?:${BARE})`,
];
/** Matches the name of a cookie header. Its value ends with the line: `Cookie: a=1; b=2` */
const COOKIE = "(?:^|[^0-9A-Za-z])(?i:(?:set-)?cookie)\\\\*[\"']?\\s{0,3}[:=]\\s{0,3}(?:\\\\*[\"'])?";
const LINE = "[^\\r\\n\"'\\\\\\[][^\\r\\n\"'\\\\]*";

/** Sensitive names to look for in strings, as in `password=...`. */
export interface PairNames {
  readonly secrets: readonly string[];
  /** Names of personal data, which are also ordinary words. */
  readonly personal: readonly string[];
}

/** Returns searches for values of sensitive names in strings: `password=...`, `{"apiKey": "..."}`. */
export function pairSearches({ secrets, personal }: PairNames, replacement: string): readonly ValueSearch[] {
  const search = (pattern: string, before: readonly number[]): ValueSearch => ({
    pattern,
    replacement: withGroups(replacement, { before, after: [] }),
    skipsAttributes: false,
  });
  return [
    search(`(${COOKIE})${LINE}`, [1]),
    ...(secrets.length === 0
      ? []
      : [search(`(${nameIn(secrets)}${BETWEEN}${SCHEME})(?:${VALUES.join("|")})`, [1, 2, 3, 4])]),
    ...(personal.length === 0 ? [] : [search(`(${nameIn(personal)}${ASSIGNED})(?:${VALUES.join("|")})`, [1, 2, 3, 4])]),
  ];
}

/**
 * Returns an expression for a name in a string and the character before it: the `_password` of `user_password`, the
 * `rApiKey` of `userApiKey`
 */
function nameIn(names: readonly string[]): string {
  const { words, camel, glued } = namesPattern(names, "re2");
  const forms = [
    `(?:^|[^0-9A-Za-z]|%[0-9A-Fa-f]{2})${words}`,
    ...(glued === "" ? [] : [glued]),
    ...(camel === "" ? [] : [`[0-9A-Za-z]${camel}`]),
  ];
  return `(?:${forms.join("|")})${suffixPattern("re2")}`;
}
