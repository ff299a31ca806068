import { UNFILLED } from "./common-mistakes.ts";
import type { Parse } from "./types.ts";

/**
 * Matches unfilled placeholders, and the words that scripts write for unset variables.
 * `shop@$CI_SHA`, `undefined` -> true, `shop@1.4.0` -> false
 */
const TEMPLATE = /\$\{|\$[A-Z_]|\$\(|%\w+%|\{\{|^(?:undefined|null)$/;

/** Returns a parser for names, by the rules of Sentry's server (sentry-release-parser). `longest` is in UTF-8 bytes. */
const parseName =
  (what: string, longest: number, reserved: readonly string[], example: string): Parse<string> =>
  (text) => {
    if (TEMPLATE.test(text)) return UNFILLED;
    const fix = `use a value such as ${example}`;
    if (/[/\\\0-\x1f\x7f]/.test(text))
      return { problem: `the ${what} contains a slash, a backslash or a control character`, fix };
    if (reserved.includes(text.toLowerCase())) return { problem: `the ${what} is a name that Sentry reserves`, fix };
    if (new TextEncoder().encode(text).length > longest) {
      return { problem: `the ${what} is longer than ${longest} bytes`, fix };
    }
    return { value: text };
  };

export const parseEnvironment: Parse<string> = /* @__PURE__ */ parseName(
  "environment",
  64,
  [".", "..", "none"],
  "production",
);
export const parseRelease: Parse<string> = /* @__PURE__ */ parseName(
  "release",
  200,
  [".", "..", "latest"],
  "shop@1.4.0",
);
const parseShort: Parse<string> = /* @__PURE__ */ parseName("distribution", 64, [], "42");
/**
 * Parses a distribution. Only letters, digits, `_`, `.` and `-` are accepted: Relay removes other characters, which
 * could make two builds look the same.
 */
export const parseDist: Parse<string> = (text) => {
  const parsed = parseShort(text);
  if (!("value" in parsed) || /^[\w.-]*$/.test(text)) return parsed;
  return {
    problem: "the distribution contains characters other than letters, digits, _, . and -",
    fix: "use a value such as 42",
  };
};
/** Parses any string that contains no unfilled placeholder. */
export const parseText: Parse<string> = (text) => (TEMPLATE.test(text) ? UNFILLED : { value: text });
