import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { checkPolicy } from "../policy/validate.ts";

/**
 * Checks the policy in full: messages that say what is expected, and a check that the policy's RegExps take linear time.
 * Without it, a policy that is not valid is refused with a short message, and so is every RegExp, except as
 * `{ pattern, unsafe: true }`.
 *
 * @example
 * ```ts
 * import { credentials, policyChecks, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), policyChecks()] });
 * ```
 */
export function policyChecks(): ScrubberFeature {
  return { name: "policyChecks", checkPolicy };
}
