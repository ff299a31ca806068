import { scrubFunction } from "../guard/scrub-function.ts";
import { type CorePolicy, corePolicyOf } from "./core-policy.ts";

/**
 * Returns a function that scrubs any value. Unlike `createScrub` of `@sentry-policy/scrubber`, this function uses only
 * the features that the policy lists.
 *
 * @param policy The features, and settings that extend or limit what they redact.
 * @throws {@link ScrubberPolicyError} if the policy is not valid, or has an option whose feature is not listed.
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
