import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { literal } from "../ottl/ottl.ts";
import { escapeRegex } from "../sampling/glob-pattern.ts";

/** Attributes that Sentry needs, except the parameters of messages, which are data of the app. */
const SENTRY = "sentry\\..*";
const MESSAGE_PARAMETERS = "^sentry\\.message\\.";

/** Returns the statements that keep only the attributes of spans that the policy's `allow` lists. */
export function allowStatements({ allow }: ScrubberPolicy): readonly string[] {
  const listed = allow?.["spans.data"];
  if (listed === undefined) return [];
  const kept = `(?i)^(?:${[SENTRY, ...listed.map(namePattern)].join("|")})$`;
  return [
    `delete_matching_keys(span.attributes, ${literal(MESSAGE_PARAMETERS)})`,
    `keep_matching_keys(span.attributes, ${literal(kept)})`,
  ];
}

/** Names are compared without regard to case, `_` and `-`: `cart.total` -> `c[\s_-]*a...`, and everything inside it */
function namePattern(name: string): string {
  const letters = [...name.replace(/[\s_-]/g, "")].map((letter) => `${escapeRegex(letter)}[\\s_-]*`);
  return `${letters.join("")}(?:\\..*)?`;
}
