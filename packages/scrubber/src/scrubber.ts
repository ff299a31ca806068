import { compiledPolicyOf } from "./default-policy.ts";
import { type ScrubberOptions, scrubberOptions } from "./guard/scrubber-options.ts";
import type { ScrubberPolicy } from "./policy/types.ts";

/**
 * Returns options for `Sentry.init` that keep secrets from leaving the process.
 *
 * If the app sets neither `beforeSend` nor `integrations`, spread the returned options. Otherwise, merge them with the
 * other options by calling `compose` of `@sentry-policy/compose`.
 *
 * @param policy Settings that extend or limit what is redacted. By default, all built-in rules apply.
 * @throws {@link ScrubberPolicyError} if the policy is not valid. The error lists all problems.
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
