import { replaceMethod } from "@sentry-policy/internal/replace-method";
import type { GuardClient, GuardTransport } from "../items/client.ts";
import { warn } from "../shared/warn.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import type { Envelope, EnvelopeGate } from "./envelope-scrubber.ts";
import { STORE_UNGUARDED } from "./offline-settings.ts";
import { type Gates, scrubByAll } from "./scrub-by-all.ts";
import { type ScrubbedContents, unseenContents } from "./scrubbed-envelope.ts";
import type { GuardHooks } from "./scrubber-feature.ts";

const SEND_UNGUARDED =
  "The transport's `send` cannot be replaced, so envelopes passed directly to it (replays, profile chunks) are not scrubbed. Use a transport with a writable `send`.";

interface GuardedTransport {
  readonly gates: Map<CompiledPolicy, EnvelopeGate>;
  /**
   * A replacement that `client.getTransport()` returns. Only needed if `send` of the client's own transport cannot be
   * replaced.
   */
  readonly standIn: GuardTransport | undefined;
}

/**
 * The state of each guarded transport. Several clients can share one. A stand-in has the state of the transport that it
 * replaces.
 */
const guarded = new WeakMap<object, GuardedTransport>();

/**
 * Wraps the transport of a client, to scrub envelopes for which the SDK does not emit `beforeEnvelope`: replays,
 * profile chunks, and envelopes that an offline transport stored.
 */
export function guardTransport(client: GuardClient, gate: EnvelopeGate, hooks: GuardHooks, isLate: boolean): void {
  const transport = client.getTransport();
  if (transport === undefined) return;
  const { gates, standIn } = guarded.get(transport) ?? wrap(client, transport, gate, hooks, isLate);
  gates.set(gate.plan, gate);
  if (standIn !== undefined && standIn !== transport) replaceGetTransport(standIn, client, transport);
}

function wrap(
  client: GuardClient,
  transport: GuardTransport,
  gate: EnvelopeGate,
  { replaceOffline }: GuardHooks,
  isLate: boolean,
): GuardedTransport {
  const gates = new Map([[gate.plan, gate]]);
  const clean = new WeakSet<object>();
  const offline = gate.plan.isDryRun ? undefined : replaceOffline?.(client, gates, clean, isLate);

  const send = sendScrubbed(gates, sendOf(offline ?? transport), offline && clean);
  const flush = offline && flushBoth(transport, offline);
  const isReplaced = replaceMethod(transport, "send", send);
  if (flush !== undefined && !(isReplaced && replaceMethod(transport, "flush", flush))) warn(STORE_UNGUARDED);

  const made = { gates, standIn: isReplaced ? undefined : standInFor(transport, send, flush) };
  for (const one of [transport, made.standIn]) if (one !== undefined) guarded.set(one, made);
  return made;
}

/** Returns a transport with a new `send` and `flush`, which inherits everything else from the app's transport. */
function standInFor(transport: GuardTransport, send: Send, flush?: GuardTransport["flush"]): GuardTransport {
  const standIn: GuardTransport = Object.create(transport, {
    send: { value: send },
    flush: { value: flush ?? transport.flush.bind(transport) },
  });
  return standIn;
}

/**
 * Makes `client.getTransport()` return the stand-in. The client itself passes only scrubbed envelopes to the original
 * transport.
 */
function replaceGetTransport(standIn: GuardTransport, client: GuardClient, transport: GuardTransport): void {
  const getTransport = client.getTransport.bind(client);
  const isReplaced = replaceMethod(client, "getTransport", () => {
    const current = getTransport();
    return current === transport ? standIn : current;
  });
  if (!isReplaced) warn(SEND_UNGUARDED);
}

type Send = (envelope: Envelope) => PromiseLike<unknown>;

function sendOf(transport: GuardTransport): Send {
  const sender: { send(envelope: Envelope): PromiseLike<unknown> } = transport;
  return sender.send.bind(transport);
}

/**
 * Returns a method that scrubs an envelope and sends it. Scrubbed envelopes are added to `clean`, so that an offline
 * transport does not scrub them again.
 */
function sendScrubbed(gates: Gates, send: Send, clean?: WeakSet<object>): Send {
  function sendClean([header, items]: ScrubbedContents): PromiseLike<unknown> {
    if (items.length === 0) return Promise.resolve({});
    const envelope: Envelope = [header, items];
    clean?.add(envelope);
    return send(envelope);
  }

  return (envelope) => {
    const own = unseenContents(envelope);
    if (own !== undefined) return sendClean(own);
    const scrubbed = scrubByAll(gates, envelope);
    if (scrubbed === undefined) return send(envelope);
    return scrubbed instanceof Promise ? scrubbed.then(sendClean) : sendClean(scrubbed);
  };
}

/**
 * Returns a method that flushes the app's offline transport (`first`) and its replacement (`second`). Without a
 * timeout, it flushes only the replacement, because the app's transport would send its stored envelopes unscrubbed.
 */
function flushBoth(first: GuardTransport, second: GuardTransport): GuardTransport["flush"] {
  const flushFirst = first.flush.bind(first);
  return (timeout) =>
    timeout === undefined
      ? second.flush()
      : Promise.all([flushFirst(timeout), second.flush(timeout)]).then((flushed) => flushed.every(Boolean));
}
