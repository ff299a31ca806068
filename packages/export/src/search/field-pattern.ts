import type { RegexTarget } from "../regex/types.ts";
import { CAMEL_SUFFIX, NAME_CHARACTER, namesPattern, SEPARATOR, suffixPattern } from "./names-pattern.ts";

/** Matches words before a name that is written as a title: the `Session ` of `Session Token`. */
const TITLE_WORDS = "(?:[A-Z][0-9A-Za-z]* )*";

/**
 * Returns an expression that matches the name of a field whose value is redacted: `user_password`, `userApiKey`. It
 * matches whole names only, because Relay compares it with values as well: `the token is bad` must not match.
 */
export function fieldPattern(names: readonly string[], target: RegexTarget): string {
  const { words, camel, glued } = namesPattern(names, target);
  const suffix = suffixPattern(target);
  const alternatives = [
    `(?:${NAME_CHARACTER}*${SEPARATOR})?${words}${suffix}`,
    ...(glued === "" ? [] : [`${NAME_CHARACTER}*${glued}${suffix}`]),
    ...(camel === "" ? [] : [`${TITLE_WORDS}(?:${NAME_CHARACTER}*[0-9A-Za-z])?${camel}${CAMEL_SUFFIX}`]),
  ];
  return `^(?:${alternatives.join("|")})$`;
}
