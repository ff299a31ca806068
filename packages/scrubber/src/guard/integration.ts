import { field } from "@sentry-policy/internal/guards";
import { type GuardClient, type GuardIntegration, integrationsOf } from "../items/client.ts";
import { warn } from "../shared/warn.ts";
import { GUARD_NAME, guardClient, isGuarded } from "./guard.ts";
import { attachEarly } from "./reattach.ts";
import type { GuardPolicy } from "./scrubber-feature.ts";

/**
 * Returns an integration that attaches the guard (see `guard.ts`) to a client. If it is in the client's options, the
 * guard is attached even before the client sets up its integrations.
 */
export function attachedIntegration(plan: GuardPolicy): GuardIntegration {
  const integration = guardIntegration(plan);
  attachEarly(plan, integration);
  return integration;
}

/**
 * Returns an integration that attaches the guard to a client, if `watchClients` has not done so. This happens if the
 * integration is added to the client later, or if the client is set on a scope only after it has set up its
 * integrations.
 */
export function guardIntegration(plan: GuardPolicy): GuardIntegration {
  const integration: GuardIntegration = {
    name: GUARD_NAME,
    beforeSetup: (client) => {
      if (!isGuarded(client)) warnOfEarlierSetup(client, integration);
      guardClient(client, plan, true);
    },
    setup: (client) => guardClient(client, plan, true),
    afterAllSetup: (client) => plan.hooks.logStartupWarnings?.(client),
  };
  return integration;
}

/** Integrations of Sentry's SDKs v10 and v11 whose `beforeSetup` only changes options, so they need no warning. */
const HARMLESS_INTEGRATIONS: ReadonlySet<string> = new Set(["SpanStreaming", "SpotlightBrowser"]);

/**
 * Logs a warning if other integrations ran `beforeSetup` before the guard was attached, because they could have used
 * the client's unguarded transport.
 */
function warnOfEarlierSetup(client: GuardClient, own: GuardIntegration): void {
  const integrations = integrationsOf(client);
  const earlier = integrations
    .slice(0, Math.max(0, integrations.indexOf(own)))
    .filter(
      (integration) =>
        typeof field(integration, "beforeSetup") === "function" && !HARMLESS_INTEGRATIONS.has(integration.name),
    )
    .map(({ name }) => name);
  if (earlier.length === 0) return;
  warn(
    `beforeSetup of ${earlier.join(", ")} ran before the guard was attached, so unscrubbed data may be sent. List scrubber()'s integrations first.`,
  );
}
