import type { SafeValue } from "@sentry-policy/scrubber";
import { translateRegex } from "../../regex/translate-regex.ts";
import { escapeRegex } from "../sampling/glob-pattern.ts";

/** Returns expressions for the whole values that built-in names do not redact. Blocks of IP addresses have none. */
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
