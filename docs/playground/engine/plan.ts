import { allow } from "../../../packages/scrubber/src/features/allow.ts";
import { credentials } from "../../../packages/scrubber/src/features/credentials.ts";
import { encodedText } from "../../../packages/scrubber/src/features/encoded-text.ts";
import { notations } from "../../../packages/scrubber/src/features/notations.ts";
import { paths } from "../../../packages/scrubber/src/features/paths.ts";
import { personalData } from "../../../packages/scrubber/src/features/personal-data.ts";
import { replay } from "../../../packages/scrubber/src/features/replay.ts";
import { safeValues } from "../../../packages/scrubber/src/features/safe-values.ts";
import { sql } from "../../../packages/scrubber/src/features/sql.ts";
import { truncatedText } from "../../../packages/scrubber/src/features/truncated-text.ts";
import { vendorKeys } from "../../../packages/scrubber/src/features/vendor-keys.ts";
import type { ScrubberFeature } from "../../../packages/scrubber/src/guard/scrubber-feature.ts";
import { checkPolicy } from "../../../packages/scrubber/src/policy/validate.ts";
import { compilePolicy, kindsOf } from "../../../packages/scrubber/src/walk/compile-policy.ts";
import type { CompiledPolicy } from "../../../packages/scrubber/src/walk/compiled-policy.ts";

/** All features of the scrubber that change what leaves. The others concern a running client, and need the SDK. */
export const FEATURES: readonly ScrubberFeature[] = Object.freeze([
  credentials(),
  notations(),
  vendorKeys(),
  personalData(),
  encodedText(),
  truncatedText(),
  paths(),
  safeValues(),
  allow(),
  sql(),
  replay(),
]);

/** The kinds of values that the built-in detectors find. */
export const KINDS: readonly string[] = Object.freeze(kindsOf(FEATURES));

/** Compiles a policy. If the policy is invalid, throws a `ScrubberPolicyError` that lists every problem. */
export function planOf(policy: unknown): CompiledPolicy {
  checkPolicy(policy, KINDS);
  return compilePolicy(policy, FEATURES);
}
