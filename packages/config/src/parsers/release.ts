import { NOT_FILLED_IN } from "./common-mistakes.ts";
import type { Parse } from "./types.ts";

/**
 * Matches a string with a placeholder, and the words `undefined` and `null`, which scripts write for an unset variable.
 * `shop@$CI_SHA` and `undefined` -> true; `shop@1.4.0` -> false
 */
const UNSUBSTITUTED = /\$\{|\$[A-Z_]|\$\(|%\w+%|\{\{|^(?:undefined|null)$/;

/**
 * Returns a parser for the name of an environment, a release or a distribution. It applies the rules of Sentry's server
 * (sentry-release-parser). `maxBytes` is the maximum length in UTF-8 bytes.
 */
const parseName =
  (what: string, maxBytes: number, reserved: readonly string[], example: string): Parse<string> =>
  (text) => {
    if (UNSUBSTITUTED.test(text)) return NOT_FILLED_IN;
    const fix = `use a value such as ${example}`;
    // Checks for forbidden characters: `a/b`, `a\b` and a string with a line break -> true; `a-b` -> false
    if (/[/\\\0-\x1f\x7f]/.test(text))
      return { problem: `the ${what} contains a slash, a backslash or a control character`, fix };
    if (reserved.includes(text.toLowerCase())) return { problem: `the ${what} is a name that Sentry reserves`, fix };
    if (new TextEncoder().encode(text).length > maxBytes) {
      return { problem: `the ${what} is longer than ${maxBytes} bytes`, fix };
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
const parseShortName: Parse<string> = /* @__PURE__ */ parseName("distribution", 64, [], "42");
/**
 * Parses a distribution, which may contain letters, digits, `_`, `.` and `-`. Relay (Sentry's ingestion service) would
 * remove other characters, and two builds could then get the same name.
 */
export const parseDist: Parse<string> = (text) => {
  const parsed = parseShortName(text);
  // Checks that all characters are allowed: `1.4.0-rc_2` -> true; `1.4.0+2` -> false
  if (!("value" in parsed) || /^[\w.-]*$/.test(text)) return parsed;
  return {
    problem: "the distribution contains characters other than letters, digits, _, . and -",
    fix: "use a value such as 42",
  };
};
/** Parses any string that contains no placeholder. */
export const parseText: Parse<string> = (text) => (UNSUBSTITUTED.test(text) ? NOT_FILLED_IN : { value: text });
