import { isObject } from "@sentry-policy/internal/guards";
import { reportDropped, reportScrubbed } from "./guard/reporting.ts";
import { scrubEvent } from "./items/items.ts";
import { FILTERED } from "./policy/redaction.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { compiledPolicyOf } from "./walk/compiled-policy.ts";
import { walk } from "./walk/walk.ts";

/**
 * Returns a function that scrubs any value by the policy, for data that is not sent to Sentry: logs, queues, tests.
 *
 * The function returns a copy and never throws: a value that cannot be scrubbed becomes `[Filtered]`. An object with an
 * `event_id` is scrubbed as a Sentry event. With `dryRun: true`, the function only reports, and returns its input.
 *
 * @param policy By default all built-in rules apply.
 * @throws {@link ScrubberPolicyError} if the policy is not valid.
 * @example
 * ```ts
 * import { createScrub } from "@sentry-policy/scrubber";
 *
 * const scrub = createScrub();
 * scrub({ password: "made-up" }); // { password: "[Filtered]" }
 * ```
 */
export function createScrub(policy?: ScrubberPolicy): <T>(value: T) => T {
  const plan = compiledPolicyOf(policy);
  return <T>(value: T): T => {
    try {
      const isEvent = isObject(value) && "event_id" in value;
      const scrubbed = isEvent ? scrubEvent(value, plan) : walk(value, plan);
      reportScrubbed(plan, isEvent ? "event" : "value", scrubbed.redactions);
      // Safe cast: the copy has the same fields as the input, and only their values differ.
      return plan.isDryRun ? value : (scrubbed.value as T);
    } catch {
      reportDropped(plan, "value", "failed");
      return plan.isDryRun ? value : (FILTERED as T);
    }
  };
}
