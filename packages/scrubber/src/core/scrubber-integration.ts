import { attachedIntegration } from "../guard/integration.ts";
import type { GuardIntegration } from "../items/client.ts";
import { type CorePolicy, corePolicyOf } from "./core-policy.ts";

/**
 * Returns an integration that scrubs everything that a client sends. Unlike `scrubberIntegration` of
 * `@sentry-policy/scrubber`, this function uses only the features that the policy lists.
 *
 * @param policy The features, and settings that extend or limit what they redact.
 * @throws {@link ScrubberPolicyError} if the policy is not valid, or has an option whose feature is not listed.
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
