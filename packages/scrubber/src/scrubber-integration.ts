import { compiledPolicyOf } from "./default-policy.ts";
import { attachedIntegration } from "./guard/integration.ts";
import type { GuardIntegration } from "./items/client.ts";
import type { ScrubberPolicy } from "./policy/types.ts";

/**
 * Returns an integration that attaches the guard to a client. The guard scrubs every envelope just before the transport
 * receives it, no matter which part of the SDK created it. Data that cannot be scrubbed is dropped and counted.
 *
 * The options that `scrubber()` returns include this integration. Use the integration alone if you do not want the
 * `beforeSend` of `scrubber()`.
 *
 * @param policy Settings that extend or limit what is redacted. By default, all built-in rules apply.
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
