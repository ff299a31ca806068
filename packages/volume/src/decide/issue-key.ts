import type { VolumeRule } from "../policy/types.ts";
import type { Occurrence } from "./occurrence.ts";
import { stableText } from "./stable-text.ts";
import { throwSite } from "./throw-site.ts";

/** The entry of a fingerprint that stands for Sentry's own grouping. */
const DEFAULT = /^\{\{\s*default\s*\}\}$/;

/**
 * Returns a text that is equal for errors which Sentry probably puts in one issue: by the fingerprint, or else by the
 * name of the error and the place where it was thrown, or without a stack by the message.
 */
export function issueKey(occurrence: Occurrence, fingerprint: readonly string[]): string {
  const { isError, isHandled, level } = occurrence;
  const byDefault = fingerprint.length === 0 || fingerprint.some((entry) => DEFAULT.test(entry));
  const kind = isError ? (isHandled ? "handled" : "unhandled") : level;
  return [kind, ...fingerprint, byDefault ? defaultKey(occurrence) : ""].join("\n");
}

function defaultKey({ type, message, stack }: Occurrence): string {
  const site = throwSite(stack());
  return `${type}\n${site === "" ? stableText(message) : site}`;
}

/** Returns the fingerprint that a rule gives to an event, or an empty list. */
export function ruleFingerprint(
  fingerprint: VolumeRule["fingerprint"],
  { type, message }: Pick<Occurrence, "type" | "message">,
): readonly string[] {
  if (fingerprint !== "stable") return fingerprint ?? [];
  return type === "" ? [stableText(message)] : [type, stableText(message)];
}
