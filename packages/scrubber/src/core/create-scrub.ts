import { scrubFunction } from "../guard/scrub-function.ts";
import { type CorePolicy, corePolicyOf } from "./core-policy.ts";

/**
 * Returns a function that scrubs any value, like `createScrub` of `@sentry-policy/scrubber`, but only with the listed
 * features.
 *
 * @param policy The features, what to find in addition to them, and what to keep.
 * @throws {@link ScrubberPolicyError} if the policy is not valid, or has a field whose feature is not listed.
 * @example
 * ```ts
 * import { createScrub, credentials } from "@sentry-policy/scrubber/core";
 *
 * const scrub = createScrub({ features: [credentials()] });
 * scrub({ password: "made-up" }); // { password: "[Filtered]" }
 * ```
 */
export function createScrub(policy: CorePolicy): <T>(value: T) => T {
  return scrubFunction(corePolicyOf(policy));
}
