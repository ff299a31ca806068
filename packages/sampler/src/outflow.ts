import type { Envelope, Parcel } from "./envelope.ts";

/** At once, below the 64 that an SDK's transport takes before it drops. */
const AT_ONCE = 30;

/** What is on its way to the transport. */
export interface Outflow {
  push(parcel: Parcel): void;
  /** Resolves once nothing is left. */
  drained(): Promise<void>;
}

/**
 * Hands kept envelopes to the transport, a few at a time, for many may be released at once. What waits is bounded, since
 * an ingest that does not answer makes all of it wait: then the oldest overflow.
 */
export function createOutflow(
  send: (envelope: Envelope) => PromiseLike<unknown>,
  most: { readonly traces: number; readonly bytes: number },
  overflow: (envelope: Envelope) => void,
): Outflow {
  const queue: Parcel[] = [];
  let running = 0;
  let waiting = 0;
  let idle: (() => void)[] = [];

  function shift(): Envelope | undefined {
    const next = queue.shift();
    waiting -= next?.bytes ?? 0;
    return next?.envelope;
  }

  async function pump(): Promise<void> {
    const next = running < AT_ONCE ? shift() : undefined;
    if (next === undefined) return;
    running += 1;
    try {
      await send(next);
    } catch {
      // What the transport throws or rejects with is its own to report.
    }
    running -= 1;
    pump();
    if (running > 0) return;
    for (const wake of idle) wake();
    idle = [];
  }

  return {
    push(parcel) {
      queue.push(parcel);
      waiting += parcel.bytes;
      pump();
      while (queue.length > most.traces || waiting > most.bytes) {
        const oldest = shift();
        if (oldest === undefined) break;
        overflow(oldest);
      }
    },
    drained: () => (running === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake))),
  };
}
