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
   * Resolves when all envelopes that are in the queue now have been sent. Envelopes that are pushed later are not
   * waited for.
   */
  drained(): Promise<void>;
}

/**
 * Creates a queue that passes only a few envelopes to the transport at a time, because many traces can end at once. The
 * size of the queue is limited, because Sentry's server might not respond. If the limit is exceeded, the oldest
 * envelopes are passed to `overflow` instead.
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
    // The transport reports its own errors.
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
      // Each round waits for the envelopes that are being sent now. During a round, up to `MAX_CONCURRENT` envelopes
      // leave the queue. After the queue is empty, one more round waits for the envelopes that left it last.
      for (let ahead = queue.length; ahead > -MAX_CONCURRENT; ahead -= MAX_CONCURRENT) await Promise.all(running);
    },
  };
}
