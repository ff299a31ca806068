import type { VolumeRule } from "../policy/types.ts";
import type { Occurrence } from "./occurrence.ts";
import type { FindSite } from "./site-memory.ts";
import { stableText } from "./stable-text.ts";

/**
 * Matches `{{ default }}`, which stands for Sentry's own grouping in a fingerprint. `{{default}}` -> true; `default` ->
 * false
 */
const DEFAULT = /^\{\{\s*default\s*\}\}$/;

/**
 * Returns the same key for all errors that Sentry would probably group into one issue. It contains the fingerprint or,
 * if there is none, the error's name and the place where it was thrown. If that place is unknown, it contains the
 * message instead.
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
