import type { Envelope } from "../sdk/envelope.ts";
import type { SizedEnvelope } from "./parcel.ts";

/** At once, below the 64 that an SDK's transport takes before it drops. */
const AT_ONCE = 30;

/** What is on its way to the transport. */
export interface SendQueue {
  push(parcel: SizedEnvelope): void;
  /** Resolves once all that was pushed before has left, whatever comes after. */
  drained(): Promise<void>;
}

/**
 * Hands kept envelopes to the transport, a few at a time, for many may be released at once. What waits is bounded, since
 * an ingest that does not answer makes all of it wait: then the oldest overflow.
 */
export function createSendQueue(
  send: (envelope: Envelope) => PromiseLike<unknown>,
  most: { readonly traces: number; readonly bytes: number },
  overflow: (envelope: Envelope) => void,
): SendQueue {
  const queue: SizedEnvelope[] = [];
  const running = new Set<Promise<void>>();
  let waiting = 0;

  function shift(to: (envelope: Envelope) => void): void {
    const next = queue.shift();
    if (next === undefined) return;
    waiting -= next.bytes;
    to(next.envelope);
  }

  function offer(envelope: Envelope): void {
    const settled = () => {
      running.delete(sending);
      shift(offer);
    };
    // What the transport throws or rejects with is its own to report.
    const sending = (async () => send(envelope))().then(settled, settled);
    running.add(sending);
  }

  return {
    push(parcel) {
      queue.push(parcel);
      waiting += parcel.bytes;
      if (running.size < AT_ONCE) shift(offer);
      while (queue.length > most.traces || waiting > most.bytes) shift(overflow);
    },
    async drained() {
      // By the end of each round at least as many have left the queue, and the last round sees them sent.
      for (let ahead = queue.length; ahead > -AT_ONCE; ahead -= AT_ONCE) await Promise.all(running);
    },
  };
}
