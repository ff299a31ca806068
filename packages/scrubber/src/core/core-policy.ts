import { guardPolicyOf, type PolicyCheck } from "../guard/guard-policy.ts";
import { warnIfOffline } from "../guard/offline-settings.ts";
import type { GuardHooks, GuardPolicy, ScrubberFeature } from "../guard/scrubber-feature.ts";
import { type ScrubberPolicy, ScrubberPolicyError } from "../policy/types.ts";
import { mergeFeatures } from "../walk/policy-feature.ts";
import { briefIssues } from "./brief-check.ts";
import { featureIssues, neededFeatureIssues } from "./feature-check.ts";

/**
 * A policy for `@sentry-policy/scrubber/core`. The scrubber has only the features that the policy lists.
 *
 * @example
 * ```ts
 * import { type CorePolicy, credentials, personalData } from "@sentry-policy/scrubber/core";
 *
 * const policy: CorePolicy = { features: [credentials(), personalData()], sensitiveFields: ["national_ref"] };
 * ```
 */
export interface CorePolicy extends ScrubberPolicy {
  /** The features that the scrubber has. A bundle contains no other features. The order is not significant. */
  readonly features: readonly ScrubberFeature[];
}

/**
 * The hooks for policies without `offlineStore()`. With them, the scrubber only warns about an offline transport.
 */
const WITHOUT_FEATURES: GuardHooks = Object.freeze({ replaceOffline: warnIfOffline });

/**
 * Checks and compiles a policy, or returns the cached result. Throws a `ScrubberPolicyError` if the policy is not
 * valid.
 */
export function corePolicyOf(given: CorePolicy): GuardPolicy {
  refuse(featureIssues(given));
  const { features } = given;
  const check: PolicyCheck = (_, kinds) => {
    const { features: _features, ...policy } = given;
    const merged = mergeFeatures(features);
    // Runs before the values are checked, so that the error names a missing feature first.
    refuse(neededFeatureIssues(policy, features, kinds));
    if (merged.checkPolicy === undefined) refuse(briefIssues(policy, merged));
    else merged.checkPolicy(policy, kinds);
  };
  return guardPolicyOf(given, features, check, WITHOUT_FEATURES);
}

function refuse([first, ...others]: readonly string[]): void {
  if (first !== undefined) throw new ScrubberPolicyError([first, ...others]);
}
