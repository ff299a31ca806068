import { type ScrubberOptions, scrubberOptions } from "../guard/scrubber-options.ts";
import { type CorePolicy, corePolicyOf } from "./core-policy.ts";

/**
 * Returns options for `Sentry.init` that keep secrets from leaving the process, like `scrubber` of
 * `@sentry-policy/scrubber`, but only with the listed features.
 *
 * @param policy The features, what to find in addition to them, and what to keep.
 * @throws {@link ScrubberPolicyError} if the policy is not valid, or has a field whose feature is not listed.
 * @example
 * ```ts
 * import { credentials, personalData, scrubber } from "@sentry-policy/scrubber/core";
 * import * as Sentry from "@sentry/browser";
 *
 * Sentry.init({ dsn: "https://key@o1.example.com/1", ...scrubber({ features: [credentials(), personalData()] }) });
 * ```
 */
export function scrubber(policy: CorePolicy): ScrubberOptions {
  return scrubberOptions(corePolicyOf(policy));
}
