import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { checkPolicy } from "../policy/validate.ts";

/**
 * Checks the whole policy. Error messages explain what is expected, and a RegExp that may take more than linear time is
 * rejected. Without this feature, error messages are short, and a RegExp is accepted only as
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
