import { attachedIntegration } from "../guard/integration.ts";
import type { GuardIntegration } from "../items/client.ts";
import { type CorePolicy, corePolicyOf } from "./core-policy.ts";

/**
 * Returns an integration that scrubs everything that a client sends, like `scrubberIntegration` of
 * `@sentry-policy/scrubber`, but only with the listed features.
 *
 * @param policy The features, what to find in addition to them, and what to keep.
 * @throws {@link ScrubberPolicyError} if the policy is not valid, or has a field whose feature is not listed.
 * @example
 * ```ts
 * import { credentials, scrubberIntegration } from "@sentry-policy/scrubber/core";
 * import * as Sentry from "@sentry/browser";
 *
 * const guard = scrubberIntegration({ features: [credentials()] });
 * Sentry.init({ dsn: "https://key@o1.example.com/1", integrations: [guard] });
 * ```
 */
export function scrubberIntegration(policy: CorePolicy): GuardIntegration {
  return attachedIntegration(corePolicyOf(policy));
}
