import type { ScrubberPolicy } from "../policy/types.ts";
import { compilePolicy, kindsOf } from "../walk/compile-policy.ts";
import { mergeFeatures } from "../walk/policy-feature.ts";
import type { GuardHooks, GuardPolicy, ScrubberFeature } from "./scrubber-feature.ts";

/** Cache of compiled policies. Some apps build their options for each request, from the same policy object. */
const plans = new WeakMap<readonly ScrubberFeature[], WeakMap<ScrubberPolicy, GuardPolicy>>();

/** Throws an error if a policy is not valid. `kinds` are the kinds of secrets that the policy's features find. */
export type PolicyCheck = (policy: ScrubberPolicy, kinds: readonly string[]) => void;

/**
 * Compiles a policy for a list of features, or returns the cached result.
 *
 * @param without The hooks to use if no feature in the list provides them.
 */
export function guardPolicyOf(
  policy: ScrubberPolicy,
  features: readonly ScrubberFeature[],
  check: PolicyCheck,
  without: GuardHooks = {},
): GuardPolicy {
  const known = plans.get(features) ?? new WeakMap<ScrubberPolicy, GuardPolicy>();
  plans.set(features, known);
  let plan = known.get(policy);
  if (plan === undefined) {
    check(policy, kindsOf(features));
    plan = { ...compilePolicy(policy, features), hooks: { ...without, ...mergeFeatures(features) } };
    known.set(policy, plan);
  }
  return plan;
}
