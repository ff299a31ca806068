import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { activeRules } from "@sentry-policy/scrubber/rules";
import { allowRules } from "./allow-rules.ts";
import { nameRules } from "./name-rules.ts";
import { ownFieldRules } from "./own-field-rules.ts";
import { pathRules } from "./path-rules.ts";
import { policyNotes } from "./policy-notes.ts";
import type { RelayExport, RelayPart } from "./types.ts";
import { UNREACHABLE_NOTES } from "./unreachable.ts";
import { userRules } from "./user-rules.ts";
import { valueRules } from "./value-rules.ts";

/**
 * Translates a scrubber's policy into a PII config for Relay, which scrubs events on Sentry's servers. Relay does not
 * find everything that the scrubber finds. `notes` lists the differences.
 *
 * @throws {ScrubberPolicyError} if the policy is invalid.
 * @example
 * ```ts
 * import { toRelay } from "@sentry-policy/export";
 *
 * const { config, notes } = toRelay({ sensitiveFields: ["national_ref"], patterns: { order: /ORD-\d{8}/ } });
 * console.log(JSON.stringify(config));
 * for (const { class: kind, field, message } of notes) console.error(`${kind}: ${field}: ${message}`);
 * ```
 */
export function toRelay(policy: ScrubberPolicy = {}): RelayExport {
  const active = activeRules(policy);
  const parts = [
    valueRules(active),
    nameRules(policy, active),
    ownFieldRules(policy, active),
    userRules(policy, active),
    pathRules(policy, active),
    allowRules(policy, active),
  ];
  return {
    config: { rules: Object.assign({}, ...parts.map(({ rules }) => rules)), applications: mergeApplications(parts) },
    notes: [...parts.flatMap(({ notes }) => notes), ...policyNotes(policy), ...UNREACHABLE_NOTES],
  };
}

/** Returns the applications of all parts. If several parts have the same selector, it gets the rules of all of them. */
function mergeApplications(parts: readonly RelayPart[]): Readonly<Record<string, readonly string[]>> {
  const merged: Record<string, readonly string[]> = {};
  for (const [selector, rules] of parts.flatMap(({ applications }) => Object.entries(applications)))
    merged[selector] = [...(merged[selector] ?? []), ...rules];
  return merged;
}
