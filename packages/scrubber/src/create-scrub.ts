import { compiledPolicyOf } from "./default-policy.ts";
import { scrubFunction } from "./guard/scrub-function.ts";
import type { ScrubberPolicy } from "./policy/types.ts";

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
  return scrubFunction(compiledPolicyOf(policy));
}
