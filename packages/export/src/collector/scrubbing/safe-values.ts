import type { SafeValue } from "@sentry-policy/scrubber";
import { translateRegex } from "../../regex/translate-regex.ts";
import { escapeRegex } from "../sampling/glob-pattern.ts";

/**
 * Returns expressions for the policy's `safeValues`, each for a whole value. Blocks of IP addresses are not supported.
 */
export function safeValuePatterns(values: readonly SafeValue[]): readonly string[] {
  return values.flatMap((value) => {
    if (value instanceof RegExp) {
      const { pattern } = translateRegex(`^(?:${value.source})$`, value.flags.replace(/[gy]/g, ""), "re2");
      return pattern === undefined ? [] : [pattern];
    }
    if (typeof value === "string") return [`^${escapeRegex(value)}$`];
    return [`^(?:[^\\s@]+@)?(?:[^\\s.@/:]+\\.)*${escapeRegex(value.domain)}(?::[0-9]+)?$`];
  });
}
