import { compiledPolicyOf } from "./default-policy.ts";
import { type ScrubberOptions, scrubberOptions } from "./guard/scrubber-options.ts";
import type { ScrubberPolicy } from "./policy/types.ts";

/**
 * Returns options for `Sentry.init` that keep secrets from leaving the process.
 *
 * Spread the options if the app sets neither `beforeSend` nor `integrations`; otherwise join them with `compose`.
 *
 * @param policy What to find in addition to the built-in rules, and what to keep. By default, all built-in rules apply.
 * @throws {@link ScrubberPolicyError} if the policy is not valid. It lists every problem.
 * @example
 * ```ts
 * import { scrubber } from "@sentry-policy/scrubber";
 * import * as Sentry from "@sentry/node";
 *
 * Sentry.init({ dsn: "https://key@o1.example.com/1", ...scrubber() });
 * ```
 */
export function scrubber(policy?: ScrubberPolicy): ScrubberOptions {
  return scrubberOptions(compiledPolicyOf(policy));
}
