import { guardPolicyOf } from "../guard/guard-policy.ts";
import type { GuardPolicy, ScrubberFeature } from "../guard/scrubber-feature.ts";
import { type ScrubberPolicy, ScrubberPolicyError } from "../policy/types.ts";
import { briefIssues } from "./brief-check.ts";
import { featureIssues, neededFeatureIssues } from "./feature-check.ts";

/**
 * A policy for `@sentry-policy/scrubber/core`, which has only the listed features.
 *
 * @example
 * ```ts
 * import { type CorePolicy, credentials, personalData } from "@sentry-policy/scrubber/core";
 *
 * const policy: CorePolicy = { features: [credentials(), personalData()], sensitiveFields: ["national_ref"] };
 * ```
 */
export interface CorePolicy extends ScrubberPolicy {
  /** What the scrubber can find and do. Nothing else is in the bundle. The order has no meaning. */
  readonly features: readonly ScrubberFeature[];
}

/** Checks and compiles a policy, or returns the cached result. Throws a `ScrubberPolicyError` if it is not valid. */
export function corePolicyOf(given: CorePolicy): GuardPolicy {
  refuse(featureIssues(given));
  const { features } = given;
  return guardPolicyOf(given, features, (_, kinds) => {
    const { features: _features, ...policy } = given;
    const check = features.find(({ checkPolicy }) => checkPolicy !== undefined)?.checkPolicy;
    // The needed features come first, so that an error about a kind of secret names the feature that is missing.
    refuse(neededFeatureIssues(policy, features, kinds));
    if (check === undefined) refuse(briefIssues(policy));
    else check(policy, kinds);
  });
}

function refuse([first, ...others]: readonly string[]): void {
  if (first !== undefined) throw new ScrubberPolicyError([first, ...others]);
}
