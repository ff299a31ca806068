import type { Envelope } from "../sdk/envelope.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";

/**
 * Maximum number of envelopes that are sent at the same time. The transport drops envelopes if its buffer of 64 is full
 * (`DEFAULT_TRANSPORT_BUFFER_SIZE` in @sentry/core). So this number is well below 64.
 */
const MAX_CONCURRENT = 30;

/** A queue of kept envelopes that wait for the transport. */
export interface SendQueue {
  push(sized: SizedEnvelope): void;
  /**
   * Returns a promise that resolves when all envelopes that were pushed before the call have been sent. It does not
   * wait for envelopes that are pushed later.
   */
  drained(): Promise<void>;
}

/**
 * Creates a queue that passes only a few envelopes to the transport at a time, because the envelopes of many traces can
 * be pushed at the same time. The size of the queue is limited, so that it does not grow forever while Sentry's server
 * does not respond. If it becomes too large, the oldest envelopes are removed and passed to `overflow`.
 */
export function createSendQueue(
  send: (envelope: Envelope) => PromiseLike<unknown>,
  limits: { readonly traces: number; readonly bytes: number },
  overflow: (envelope: Envelope) => void,
): SendQueue {
  const queue: SizedEnvelope[] = [];
  const running = new Set<Promise<void>>();
  let waitingBytes = 0;

  function moveNext(to: (envelope: Envelope) => void): void {
    const next = queue.shift();
    if (next === undefined) return;
    waitingBytes -= next.bytes;
    to(next.envelope);
  }

  function startSending(envelope: Envelope): void {
    const onSettled = () => {
      running.delete(sending);
      moveNext(startSending);
    };
    // Errors are ignored here, because the transport reports its own errors.
    const sending = (async () => send(envelope))().then(onSettled, onSettled);
    running.add(sending);
  }

  return {
    push(sized) {
      queue.push(sized);
      waitingBytes += sized.bytes;
      if (running.size < MAX_CONCURRENT) moveNext(startSending);
      while (queue.length > limits.traces || waitingBytes > limits.bytes) moveNext(overflow);
    },
    async drained() {
      // Each round waits for all envelopes that are being sent. Meanwhile, each finished envelope starts the next one
      // in the queue, so a round takes up to `MAX_CONCURRENT` envelopes from the queue. The loop needs one more round
      // to wait for the last envelopes.
      for (let ahead = queue.length; ahead > -MAX_CONCURRENT; ahead -= MAX_CONCURRENT) await Promise.all(running);
    },
  };
}
