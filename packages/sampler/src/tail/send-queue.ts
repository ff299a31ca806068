import type { Envelope } from "../sdk/envelope.ts";
import type { SizedEnvelope } from "./parcel.ts";

/**
 * Most envelopes that are being sent at the same time. Above 64 the transport drops some
 * (`DEFAULT_TRANSPORT_BUFFER_SIZE` in @sentry/core).
 */
const AT_ONCE = 30;

/** A queue of kept envelopes that wait for the transport. */
export interface SendQueue {
  push(parcel: SizedEnvelope): void;
  /** Resolves once everything pushed before the call has been sent. Later envelopes do not delay it. */
  drained(): Promise<void>;
}

/**
 * Creates a queue that passes envelopes to the transport a few at a time, since many can be released at once. The queue
 * is bounded, because it would keep growing if the server did not answer: on overflow the oldest envelopes are removed
 * and passed to `overflow`.
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
    // Errors are ignored here, because the transport reports its own errors.
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
      // In each round at least `AT_ONCE` envelopes leave the queue; the last round waits for those still being sent.
      for (let ahead = queue.length; ahead > -AT_ONCE; ahead -= AT_ONCE) await Promise.all(running);
    },
  };
}
