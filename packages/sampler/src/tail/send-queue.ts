import type { Envelope } from "../sdk/envelope.ts";
import type { SizedEnvelope } from "./parcel.ts";

/** Envelopes sent at once. Above 64 the transport drops some (`DEFAULT_TRANSPORT_BUFFER_SIZE` in @sentry/core). */
const AT_ONCE = 30;

/** Kept envelopes on their way to the transport. */
export interface SendQueue {
  push(parcel: SizedEnvelope): void;
  /** Resolves once everything pushed before the call has been sent. Later envelopes do not delay it. */
  drained(): Promise<void>;
}

/**
 * Creates a queue that passes envelopes to the transport, a few at a time, since many may be released at once. It is
 * bounded, because a server that does not answer would make it grow: on overflow it removes the oldest envelopes.
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
    // The transport reports its own errors.
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
