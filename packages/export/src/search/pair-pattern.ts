import type { RegexTarget } from "../regex/types.ts";
import { anyCase, CAMEL_SUFFIX, namesPattern, suffixPattern } from "./names-pattern.ts";

/** An expression for the values beside names in a string. */
export interface PairPattern {
  readonly pattern: string;
  /** The numbers of the groups that contain the value. Of these, one took part in a match. */
  readonly groups: readonly number[];
}

/** Matches the end of a name, and what separates it from its value: `": "`, `\": \"`, `=`, `%3D`, `'] => '`, `>` */
const BETWEEN = "(?:\\\\*[\"'\\]]|%22|%27){0,3}[ \\x{9}]{0,3}(?:(?:=>|:=|==|[:=]|%3[ADad])[ \\x{9}]{0,3}|>)";
const VALUES = Object.freeze([
  '\\\\*"([^"\\\\]+)',
  "\\\\*'([^'\\\\]+)",
  "(?:%22|%27)?([^\\x{9}-\\x{D} \"'&;,<>{}()\\[\\]\\\\]+)",
]);

/**
 * Returns an expression that finds the values beside names in a string: `password=...`, `"api_key": "..."`,
 * `&token=...`.
 */
export function pairPattern(names: readonly string[], target: RegexTarget): PairPattern {
  const { words, camel, glued } = namesPattern(names, target);
  const suffix = suffixPattern(target);
  const name = [
    `(?:^|[^0-9A-Za-z]|%[0-9A-Fa-f]{2})${words}${suffix}`,
    ...(glued === "" ? [] : [`${glued}${suffix}`]),
    ...(camel === "" ? [] : [`[0-9A-Za-z]${camel}${CAMEL_SUFFIX}`]),
  ];
  const scheme = `(?:${anyCase(["bearer", "basic", "digest", "token"], target)}[ \\x{9}]+)?`;
  return { pattern: `(?:${name.join("|")})${BETWEEN}${scheme}(?:${VALUES.join("|")})`, groups: [1, 2, 3] };
}
