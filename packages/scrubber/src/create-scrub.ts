import { tellDropped, tellScrubbed } from "./guard/reporting.ts";
import { scrubEvent } from "./items/items.ts";
import { FILTERED } from "./policy/redaction.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { compiledPolicyOf } from "./walk/compiled-policy.ts";
import { walk } from "./walk/walk.ts";

/**
 * Makes a function that scrubs any value by the policy, for what goes elsewhere than to Sentry: logs, queues, tests.
 * It gives a copy and never throws; what cannot be scrubbed becomes `[Filtered]`. A bare Sentry event is recognised. With
 * `dryRun: true` it gives back what it was given, and reports.
 *
 * @throws {@link ScrubberPolicyError} if the policy cannot be followed.
 */
export function createScrub(policy?: ScrubberPolicy): <T>(value: T) => T {
  const plan = compiledPolicyOf(policy);
  return <T>(value: T): T => {
    try {
      const isEvent = typeof value === "object" && value !== null && "event_id" in value;
      const scrubbed = isEvent ? scrubEvent(value, plan) : walk(value, plan);
      tellScrubbed(plan, isEvent ? "event" : "value", scrubbed.redactions);
      // The copy has the form of what came in; only values differ.
      return plan.isDryRun ? value : (scrubbed.value as T);
    } catch {
      tellDropped(plan, "value", "failed");
      return plan.isDryRun ? value : (FILTERED as T);
    }
  };
}
