import { replaceMethod } from "@sentry-policy/internal/replace-method";
import type { GuardClient } from "../items/client.ts";
import { scrubContext } from "../items/dynamic-sampling-context.ts";
import { warn } from "../shared/warn.ts";
import { compiledPolicyFor } from "../walk/compiled-policy.ts";
import { OWN_TRACES } from "./callback-trace.ts";
import { reportDryRun } from "./dry-run.ts";
import { type Envelope, type EnvelopeGate, gateOf } from "./envelope-scrubber.ts";
import { noteInFlight } from "./in-flight-events.ts";
import { publish, unseenContents } from "./scrubbed-envelope.ts";
import type { GuardPolicy } from "./scrubber-feature.ts";
import { guardTransport } from "./transport.ts";

export const GUARD_NAME = "SentryPolicyScrubber";

const LATE =
  "The guard was attached late, and the client's `sendEnvelope` cannot be replaced, so listeners that copy envelopes (Spotlight) get them unscrubbed. Pass scrubber() to Sentry.init.";

/** For each guarded client, the functions that scrub its data. */
const gates = new WeakMap<GuardClient, EnvelopeGate>();

/**
 * Attaches the guard to a client: listeners and a wrapper around the transport, which scrub everything that the client
 * sends. A second call for the same client does not attach them again.
 *
 * @param isLate Whether integrations or the app may already have registered listeners on the client.
 */
export function guardClient(client: GuardClient, plan: GuardPolicy, isLate: boolean): void {
  guardTransport(client, gates.get(client) ?? listen(client, plan, isLate), plan.hooks, isLate);
}

export function isGuarded(client: GuardClient): boolean {
  return gates.has(client);
}

function listen(client: GuardClient, policy: GuardPolicy, isLate: boolean): EnvelopeGate {
  const plan = compiledPolicyFor(client, policy);
  const gate = gateOf(client, plan, OWN_TRACES);
  gates.set(client, gate);
  client.on("preprocessEvent", (_event: unknown, hint: unknown) => noteInFlight(hint, client));
  if (plan.isDryRun) {
    client.on("beforeEnvelope", (envelope: Envelope) => reportDryRun(envelope, plan, OWN_TRACES));
    return gate;
  }

  function scrub(envelope: Envelope): void {
    if (unseenContents(envelope) !== undefined) return;
    const clean = gate.scrubAll(envelope);
    try {
      // The envelope must be changed in place, because the SDK sends the same array afterwards.
      publish(envelope, clean);
    } catch {
      // A frozen or malformed envelope cannot be changed here. The wrapper around the transport scrubs it.
    }
  }

  client.on("beforeEnvelope", scrub);
  if (isLate) scrubBeforeListeners(client, scrub);
  policy.hooks.scrubBreadcrumbs?.(client, plan);
  client.on("createDsc", (context: Record<string, unknown>) => scrubContext(context, plan));
  return gate;
}

/**
 * Makes the client's `sendEnvelope` scrub the envelope first, because listeners that were registered before the guard
 * would receive unscrubbed envelopes.
 */
function scrubBeforeListeners(client: GuardClient, scrub: (envelope: Envelope) => void): void {
  const sender: { sendEnvelope(envelope: Envelope): PromiseLike<unknown> } = client;
  const send = sender.sendEnvelope.bind(client);
  const isReplaced = replaceMethod(client, "sendEnvelope", (envelope: Envelope): unknown => {
    scrub(envelope);
    return send(envelope);
  });
  if (!isReplaced) warn(LATE);
}
