import { compiledPolicyOf } from "./default-policy.ts";
import { attachedIntegration } from "./guard/integration.ts";
import type { GuardIntegration } from "./items/client.ts";
import type { ScrubberPolicy } from "./policy/types.ts";

/**
 * Returns an integration that attaches the guard to a client. The guard scrubs every envelope just before the transport
 * gets it, no matter which part of the SDK created it. It drops and counts everything that cannot be scrubbed.
 *
 * `scrubber()` includes the integration. Use it alone if you do not want the `beforeSend` of `scrubber()`.
 *
 * @param policy By default all built-in rules apply.
 * @throws {@link ScrubberPolicyError} if the policy is not valid.
 * @example
 * ```ts
 * import { scrubberIntegration } from "@sentry-policy/scrubber";
 * import * as Sentry from "@sentry/node";
 *
 * Sentry.init({ dsn: "https://key@o1.example.com/1", integrations: [scrubberIntegration()] });
 * ```
 */
export function scrubberIntegration(policy?: ScrubberPolicy): GuardIntegration {
  return attachedIntegration(compiledPolicyOf(policy));
}
