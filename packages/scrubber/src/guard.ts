import type { GuardClient, GuardIntegration } from "./client.ts";
import { scrubContext } from "./context.ts";
import { recordDrop, typeOf } from "./drops.ts";
import { type Item, scrubHeader, scrubItem, scrubItemHeader } from "./items.ts";
import { type Plan, planOf } from "./plan.ts";
import type { ScrubberPolicy } from "./policy.ts";
import { seal, unchanged } from "./seal.ts";
import { tellDropped, tellScrubbed } from "./tell.ts";

type Envelope = [header: unknown, items: unknown[][]];

const NAME = "SentryPolicyScrubber";
const listening = new WeakSet<GuardClient>();
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
    beforeSetup: (client) => listen(client, plan),
    setup: (client) => guardClient(client, plan),
  };
}

/** Attaches the guard to a client, once, however often it is asked to. */
export function guardClient(client: GuardClient, plan: Plan): void {
  listen(client, plan);
  wrapTransport(client, plan);
}

export function isGuarded(client: GuardClient): boolean {
  return listening.has(client);
}

function listen(client: GuardClient, plan: Plan): void {
  if (listening.has(client)) return;
  listening.add(client);
  client.on("beforeEnvelope", (envelope: Envelope) => scrubEnvelope(envelope, client, plan, seal));
  client.on("createDsc", (context: Record<string, unknown>) => scrubContext(context, plan));
}

/** Replay, profile chunks and late-added profiles reach the transport past `beforeEnvelope`. */
function wrapTransport(client: GuardClient, plan: Plan): void {
  const transport = client.getTransport();
  if (transport === undefined || wrapped.has(transport)) return;
  wrapped.add(transport);
  const send: (envelope: never) => PromiseLike<unknown> = transport.send.bind(transport);
  transport.send = (envelope: never) => {
    const items: Envelope = envelope;
    if (items[1].length > 0) scrubEnvelope(items, client, plan);
    return items[1].length === 0 ? Promise.resolve({}) : send(envelope);
  };
}

/** In place, since the SDK goes on with the very same array. Never throws: in v10 a throw here would loop for ever. */
function scrubEnvelope(envelope: Envelope, client: GuardClient, plan: Plan, handOn = (item: Item): Item => item): void {
  try {
    envelope[0] = scrubHeader(envelope[0], plan);
    const items = envelope[1].map((item) => scrubOrDrop(item, client, plan));
    envelope[1] = items.filter((item) => item !== undefined).map(handOn);
  } catch {
    tellDropped(plan, "envelope");
    for (const item of envelope[1]) recordDrop(client, item);
    envelope[1] = [];
  }
}

function scrubOrDrop(item: unknown[], client: GuardClient, plan: Plan): Item | undefined {
  try {
    const same = unchanged(item);
    if (same !== undefined) return [scrubItemHeader(item[0], plan), same.payload];
    const { value, redactions } = scrubItem(item, plan);
    tellScrubbed(plan, typeOf(value), redactions);
    return value;
  } catch {
    tellDropped(plan, typeOf(item));
    recordDrop(client, item);
    return undefined;
  }
}
