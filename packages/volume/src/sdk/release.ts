import { later, monotonic } from "@sentry-policy/internal/clock";
import { safely } from "../shared/warn.ts";
import type { VolumeClient } from "./client.ts";
import { onEnd } from "./shutdown.ts";
import type { VolumeState } from "./state.ts";

/** Interval between checks for held errors whose interval has ended. */
const TICK_MS = 1000;

/** Sends held errors when their interval ends, when the client is flushed or closed, and when the process or page ends. */
export function releaseHeld(
  client: VolumeClient,
  state: VolumeState,
): {
  /**
   * Sends what is due, and looks again later as long as anything is held. Called for each error as well, because in Workers a
   * timer can end with its request.
   */
  check(): void;
} {
  const flush = client.flush.bind(client);
  const close = client.close.bind(client);
  let isClosing = false;
  let nextCheck = 0;

  /** Sends held errors as far as there is room. Returns whether any were sent. */
  function send(all: boolean): boolean {
    const released = state.issues.release(state.room(false), all);
    for (const { held, tally } of released) {
      safely(() => held.send({ tally, rule: held.rule, occurrence: held.occurrence, timestamp: held.time / 1000 }));
    }
    return released.length > 0;
  }

  function check(): void {
    const time = monotonic();
    if (!state.issues.holds() || time < nextCheck) return;
    nextCheck = time + TICK_MS;
    safely(() => send(false));
    later(TICK_MS + 1, check);
  }

  async function flushAll(timeout?: number): Promise<boolean> {
    const began = monotonic();
    const elapsed = () => monotonic() - began;
    // The remaining time is at least 1 ms, because a timeout of 0 means no limit.
    const remaining = () => timeout && Math.max(1, timeout - elapsed());
    let isDone = true;
    let longest = 0;
    // What the SDK has begun to process when the time is over is lost, so the last part begins only if there is twice the
    // time that it needs.
    while ((!timeout || elapsed() + 2 * longest < timeout) && safely(() => send(true))) {
      const before = monotonic();
      isDone = await flush(remaining());
      longest = Math.max(longest, monotonic() - before);
    }
    if (isClosing) safely(state.issues.abandon);
    return (await flush(remaining())) && isDone;
  }

  client.flush = flushAll;
  client.close = (timeout) => {
    isClosing = true;
    stop();
    return close(timeout);
  };
  const stop = onEnd(() => {
    // A flush after each `beforeExit` would keep the process alive forever.
    if (state.issues.holds()) void flushAll();
  });
  client.registerCleanup?.(stop);
  return { check };
}
