import { UNFILLED } from "./misplaced.ts";
import type { Parse } from "./parse.ts";

/** A template in part, as in `shop@$CI_SHA`, and what a script makes of nothing. */
const TEMPLATE = /\$\{|\$[A-Z_]|\$\(|%\w+%|\{\{|^(?:undefined|null)$/;

/** By the rules of Sentry's server (sentry-release-parser); lengths are bytes of UTF-8. */
const parseName =
  (what: string, longest: number, reserved: readonly string[], example: string): Parse<string> =>
  (text) => {
    if (TEMPLATE.test(text)) return UNFILLED;
    const mend = `write it as in ${example}`;
    if (/[/\\\r\n\t\f]/.test(text)) return { problem: `the ${what} has a slash, tab or line break in it`, mend };
    if (reserved.includes(text.toLowerCase())) return { problem: `the ${what} is a word that Sentry reserves`, mend };
    if (new TextEncoder().encode(text).length > longest) {
      return { problem: `the ${what} is longer than ${longest} bytes`, mend };
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
export const parseDist: Parse<string> = /* @__PURE__ */ parseName("distribution", 64, [], "42");
/** Any text. */
export const parseText: Parse<string> = (text) => (TEMPLATE.test(text) ? UNFILLED : { value: text });
