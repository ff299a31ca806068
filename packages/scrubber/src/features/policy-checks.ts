import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { checkPolicy } from "../policy/validate.ts";

/**
 * Checks the whole policy. Error messages explain what is expected, and RegExps that could take more than linear time
 * are rejected. Without this feature, error messages are short, and RegExps are accepted only as
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
