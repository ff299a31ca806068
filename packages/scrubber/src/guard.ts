import { advise } from "./advice.ts";
import type { GuardClient, GuardIntegration } from "./client.ts";
import { scrubContext } from "./context.ts";
import { type Envelope, type EnvelopeGate, gateOf, partsOf } from "./envelope.ts";
import { type Plan, planOf } from "./plan.ts";
import type { ScrubberPolicy } from "./policy.ts";
import { isPacked } from "./recording.ts";
import { lookAt } from "./report-mode.ts";
import { say } from "./say.ts";
import { seal, unseen } from "./seal.ts";
import { noteUnderWay } from "./under-way.ts";

const NAME = "SentryPolicyScrubber";
const UNGUARDED =
  "The transport is frozen, so what is handed to it alone (replays, profile chunks) is not scrubbed. Give one that is not.";
/** Of each client that is guarded. */
const gates = new WeakMap<GuardClient, EnvelopeGate>();
const wrapped = new WeakSet<object>();

/**
 * The guard over what a client sends: it scrubs every envelope just before the transport gets it, whichever part of
 * the SDK made it, and drops (and counts) what cannot be scrubbed.
 *
 * `scrubber()` brings it along. Use it alone where no `beforeSend` of ours is wanted.
 *
 * @throws {@link ScrubberPolicyError} if the policy cannot be followed.
 */
export function scrubberIntegration(policy?: ScrubberPolicy): GuardIntegration {
  const plan = planOf(policy);
  return {
    name: NAME,
    // Every integration's `beforeSetup` runs before any `setup`: so we come before what sends copies elsewhere.
    beforeSetup: (client) => void listen(client, plan),
    setup: (client) => guardClient(client, plan),
    afterAllSetup: advise,
  };
}

/** Attaches the guard to a client, once, however often it is asked to. */
export function guardClient(client: GuardClient, plan: Plan): void {
  wrapTransport(client, plan, listen(client, plan));
}

export function isGuarded(client: GuardClient): boolean {
  return gates.has(client);
}

function listen(client: GuardClient, plan: Plan): EnvelopeGate {
  const known = gates.get(client);
  if (known !== undefined) return known;
  const gate = gateOf(client, plan);
  gates.set(client, gate);
  client.on("preprocessEvent", (_event: unknown, hint: unknown) => noteUnderWay(hint, client));
  if (plan.reportsOnly) {
    client.on("beforeEnvelope", (envelope: Envelope) => lookAt(envelope, plan));
    return gate;
  }
  client.on("beforeEnvelope", (envelope: Envelope) => {
    const clean = gate.scrubAll(envelope);
    try {
      // In place, since the SDK goes on with the very same array.
      seal(envelope, clean);
    } catch {
      // What can take no other contents, such as no envelope at all, is left to the transport.
    }
  });
  client.on("createDsc", (context: Record<string, unknown>) => scrubContext(context, plan));
  return gate;
}

/** Replay, profile chunks and late-added profiles reach the transport past `beforeEnvelope`. */
function wrapTransport(client: GuardClient, plan: Plan, gate: EnvelopeGate): void {
  const transport: { send(envelope: Envelope): PromiseLike<unknown> } | undefined = client.getTransport();
  if (transport === undefined || wrapped.has(transport)) return;
  wrapped.add(transport);
  const send = transport.send.bind(transport);

  function sendClean([header, items]: Envelope): PromiseLike<unknown> {
    return items.length === 0 ? Promise.resolve({}) : send([header, items]);
  }

  function scrubAndSend(envelope: Envelope): PromiseLike<unknown> {
    const own = unseen(envelope);
    if (own !== undefined) return sendClean(own);
    const [outer, all] = partsOf(envelope);
    const packed = all.filter(isPacked);
    const [header, items] = gate.scrubAll([outer, all.filter((item) => !isPacked(item))]);
    if (packed.length === 0) return sendClean([header, items]);
    return Promise.all(packed.map(gate.scrubPacked)).then((opened) =>
      sendClean([header, [...items, ...opened.filter((item) => item !== undefined)]]),
    );
  }

  function lookAndSend(envelope: Envelope): PromiseLike<unknown> {
    lookAt(envelope, plan);
    return send(envelope);
  }

  const guarded = plan.reportsOnly ? lookAndSend : scrubAndSend;
  const own = { value: guarded, writable: true, enumerable: true, configurable: true };
  // Where it cannot be set, it may still be defined: a getter gives way.
  if (!Reflect.set(transport, "send", guarded) && !Reflect.defineProperty(transport, "send", own)) say(UNGUARDED);
}
