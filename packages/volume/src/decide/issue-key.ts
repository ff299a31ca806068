import type { VolumeRule } from "../policy/types.ts";
import type { Occurrence } from "./occurrence.ts";
import type { FindSite } from "./site-memory.ts";
import { stableText } from "./stable-text.ts";

/** The entry of a fingerprint that stands for Sentry's own grouping. */
const DEFAULT = /^\{\{\s*default\s*\}\}$/;

/**
 * Returns a text that is equal for errors which Sentry probably puts in one issue: by the fingerprint, or else by the
 * name of the error and the place where it was thrown, or without a stack by the message.
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

/** Returns the fingerprint that a rule gives to an event, or an empty list. */
export function ruleFingerprint(
  fingerprint: VolumeRule["fingerprint"],
  { type, message }: Pick<Occurrence, "type" | "message">,
): readonly string[] {
  if (fingerprint !== "stable") return fingerprint ?? [];
  return type === "" ? [stableText(message)] : [type, stableText(message)];
}
