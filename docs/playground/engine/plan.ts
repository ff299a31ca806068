import { SCRUBBING_FEATURES } from "../../../packages/scrubber/src/features/scrubbing.ts";
import type { ScrubberPolicy } from "../../../packages/scrubber/src/policy/types.ts";
import { checkPolicy } from "../../../packages/scrubber/src/policy/validate.ts";
import { compilePolicy, kindsOf } from "../../../packages/scrubber/src/walk/compile-policy.ts";
import type { CompiledPolicy } from "../../../packages/scrubber/src/walk/compiled-policy.ts";

/** The kinds of values that the built-in detectors find. */
export const KINDS: readonly string[] = Object.freeze(kindsOf(SCRUBBING_FEATURES));

/** A valid policy, and its compiled form. */
export interface Plan {
  readonly policy: ScrubberPolicy;
  readonly plan: CompiledPolicy;
}

/** Compiles a policy. If the policy is invalid, throws a `ScrubberPolicyError` that lists every problem. */
export function planOf(policy: unknown): Plan {
  checkPolicy(policy, KINDS);
  return { policy, plan: compilePolicy(policy, SCRUBBING_FEATURES) };
}
