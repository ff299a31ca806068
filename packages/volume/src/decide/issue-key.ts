import type { VolumeRule } from "../policy/types.ts";
import type { Occurrence } from "./occurrence.ts";
import type { FindSite } from "./site-memory.ts";
import { stableText } from "./stable-text.ts";

/**
 * Matches the entry that adds Sentry's own grouping to a fingerprint. Example: it matches `{{ default }}`, but not
 * `default`.
 */
const DEFAULT = /^\{\{\s*default\s*\}\}$/;

/**
 * Returns a key that is the same for all errors that Sentry would probably group into one issue. The key is made from
 * the fingerprint if there is one. Otherwise, it is made from the error's name and site, which is the place where the
 * error was thrown. If the site is unknown, the message is used instead of the site.
 */
export function issueKey(occurrence: Occurrence, fingerprint: readonly string[], findSite: FindSite): string {
  const { isError, isHandled, level } = occurrence;
  const kind = isError ? (isHandled ? "handled" : "unhandled") : level;
  if (fingerprint.length === 0) return `${kind}\n${defaultKey(occurrence, findSite)}`;
  const addsToDefault = fingerprint.some((entry) => DEFAULT.test(entry));
  return [kind, ...fingerprint, addsToDefault ? defaultKey(occurrence, findSite) : ""].join("\n");
}

function defaultKey(occurrence: Occurrence, findSite: FindSite): string {
  const site = findSite(occurrence);
  return `${occurrence.type}\n${site === "" ? stableText(occurrence.message) : site}`;
}

/** Returns the fingerprint that a rule gives to an event. The list is empty if the rule sets none. */
export function ruleFingerprint(
  fingerprint: VolumeRule["fingerprint"],
  { type, message }: Pick<Occurrence, "type" | "message">,
): readonly string[] {
  if (fingerprint !== "stable") return fingerprint ?? [];
  return type === "" ? [stableText(message)] : [type, stableText(message)];
}
