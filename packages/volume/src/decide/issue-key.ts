import type { VolumeRule } from "../policy/types.ts";
import type { Occurrence } from "./occurrence.ts";
import type { FindSite } from "./site-memory.ts";
import { stableText } from "./stable-text.ts";

/** Matches the entry that adds Sentry's own grouping to a fingerprint. `{{ default }}` -> true; `default` -> false */
const DEFAULT = /^\{\{\s*default\s*\}\}$/;

/**
 * Returns a string that is equal for errors which Sentry would probably group into one issue. It is made from the
 * fingerprint if there is one, and otherwise from the error's name and the place where it was thrown. If that place is
 * unknown, the message is used instead.
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
