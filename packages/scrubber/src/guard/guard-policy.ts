import type { ScrubberPolicy } from "../policy/types.ts";
import { compilePolicy, kindsOf } from "../walk/compile-policy.ts";
import { mergeFeatures } from "../walk/policy-feature.ts";
import type { GuardPolicy, ScrubberFeature } from "./scrubber-feature.ts";

/** Cache of compiled policies: an app might build its options for each request, from the same policy. */
const plans = new WeakMap<readonly ScrubberFeature[], WeakMap<ScrubberPolicy, GuardPolicy>>();

/** Compiles a policy for a list of features, or returns the cached result. `check` throws if the policy is not valid. */
export function guardPolicyOf(
  policy: ScrubberPolicy,
  features: readonly ScrubberFeature[],
  check: (policy: ScrubberPolicy, kinds: readonly string[]) => void,
): GuardPolicy {
  const known = plans.get(features) ?? new WeakMap<ScrubberPolicy, GuardPolicy>();
  plans.set(features, known);
  let plan = known.get(policy);
  if (plan === undefined) {
    check(policy, kindsOf(features));
    plan = { ...compilePolicy(policy, features), hooks: mergeFeatures(features) };
    known.set(policy, plan);
  }
  return plan;
}
