import { SCRUBBING_FEATURES } from "../../../packages/scrubber/src/features/scrubbing.ts";
import { checkPolicy } from "../../../packages/scrubber/src/policy/validate.ts";
import { compilePolicy, kindsOf } from "../../../packages/scrubber/src/walk/compile-policy.ts";
import type { CompiledPolicy } from "../../../packages/scrubber/src/walk/compiled-policy.ts";

/** The kinds of values that the built-in detectors find. */
export const KINDS: readonly string[] = Object.freeze(kindsOf(SCRUBBING_FEATURES));

/** Compiles a policy. If the policy is invalid, throws a `ScrubberPolicyError` that lists every problem. */
export function planOf(policy: unknown): CompiledPolicy {
  checkPolicy(policy, KINDS);
  return compilePolicy(policy, SCRUBBING_FEATURES);
}
