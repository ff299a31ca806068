import { ALL_FEATURES } from "./features/all.ts";
import { guardPolicyOf } from "./guard/guard-policy.ts";
import type { GuardPolicy } from "./guard/scrubber-feature.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { checkPolicy } from "./policy/validate.ts";

const DEFAULT_POLICY: ScrubberPolicy = Object.freeze({});

/**
 * Compiles a policy with all features, or returns the cached result. Throws a `ScrubberPolicyError` if the policy is
 * not valid.
 */
export function compiledPolicyOf(policy: ScrubberPolicy = DEFAULT_POLICY): GuardPolicy {
  return guardPolicyOf(policy, ALL_FEATURES, checkPolicy);
}
