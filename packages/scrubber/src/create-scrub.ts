import { compiledPolicyOf } from "./default-policy.ts";
import { scrubFunction } from "./guard/scrub-function.ts";
import type { ScrubberPolicy } from "./policy/types.ts";

/**
 * Returns a function that scrubs any value according to the policy. The function is meant for data that is not sent to
 * Sentry, for example in logs, queues and tests.
 *
 * The function returns a copy and never throws an error. A value that cannot be scrubbed becomes `[Filtered]`. An
 * object with an `event_id` is scrubbed like a Sentry event. With `dryRun: true`, the function only reports what it
 * would redact, and returns its input unchanged.
 *
 * @param policy Settings that extend or limit what is redacted. By default, all built-in rules apply.
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
