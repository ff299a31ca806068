import { type ScrubberOptions, scrubberOptions } from "../guard/scrubber-options.ts";
import { type CorePolicy, corePolicyOf } from "./core-policy.ts";

/**
 * Returns options for `Sentry.init` that keep secrets from leaving the process. Unlike `scrubber` of
 * `@sentry-policy/scrubber`, this function uses only the features that the policy lists.
 *
 * @param policy The features, and settings that extend or limit what they redact.
 * @throws {@link ScrubberPolicyError} if the policy is not valid, or has an option whose feature is not listed.
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
