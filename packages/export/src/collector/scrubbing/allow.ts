import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { literal } from "../ottl/ottl.ts";
import { escapeRegex } from "../sampling/glob-pattern.ts";

/**
 * `SENTRY` matches the attributes that Sentry needs. Of these, `MESSAGE_PARAMETERS` matches the ones that are removed
 * nevertheless, because they contain data of the app.
 */
const SENTRY = "sentry\\..*";
const MESSAGE_PARAMETERS = "^sentry\\.message\\.";

/** Returns the statements that remove span attributes that the policy's `allow` does not list. */
export function allowStatements({ allow }: ScrubberPolicy): readonly string[] {
  const listed = allow?.["spans.data"];
  if (listed === undefined) return [];
  const kept = `(?i)^(?:${[SENTRY, ...listed.map(namePattern)].join("|")})$`;
  return [
    `delete_matching_keys(span.attributes, ${literal(MESSAGE_PARAMETERS)})`,
    `keep_matching_keys(span.attributes, ${literal(kept)})`,
  ];
}

/**
 * Returns an expression for a name and everything nested in it. Spaces, `_` and `-` in the name are ignored: `id` ->
 * `i[\s_-]*d[\s_-]*(?:\..*)?`
 */
function namePattern(name: string): string {
  const letters = [...name.replace(/[\s_-]/g, "")].map((letter) => `${escapeRegex(letter)}[\\s_-]*`);
  return `${letters.join("")}(?:\\..*)?`;
}
