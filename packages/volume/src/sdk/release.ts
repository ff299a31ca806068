import { later, monotonic } from "@sentry-policy/internal/clock";
import type { Tally } from "../decide/issue.ts";
import { safely } from "../shared/warn.ts";
import type { VolumeClient } from "./client.ts";
import type { HeldError } from "./held-error.ts";
import { onEnd } from "./shutdown.ts";
import type { VolumeState } from "./state.ts";

/** Interval between checks for held errors whose interval has ended. */
const TICK_MS = 1000;
/** Timeout of a flush before a process ends, the same as the SDK's after an uncaught error. */
const END_TIMEOUT_MS = 2000;

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
  /** Whether the last flush could not send anything, because the SDK's buffers stayed full. */
  let isStuck = false;
  let nextCheck = 0;

  function sendOrLose(held: HeldError, tally: Tally): void {
    const { rule, occurrence, time } = held;
    if (held.isSendable()) held.send({ tally, rule, occurrence, timestamp: time / 1000 });
    else {
      state.sink.merge(1);
      state.sink.lose("closed", tally.count, undefined);
    }
  }

  /** Sends held errors as far as there is room. Returns whether any were sent. */
  function send(all: boolean): boolean {
    const released = state.issues.release(state.room("known"), all);
    for (const { held, tally } of released) safely(() => sendOrLose(held, tally));
    return released.length > 0;
  }

  function check(): void {
    const time = monotonic();
    if (!state.issues.holds() || time < nextCheck) return;
    nextCheck = time + TICK_MS;
    safely(() => send(false));
    // One millisecond more, because a timer can fire a little early.
    later(TICK_MS + 1, check);
  }

  async function flushAll(timeout?: number): Promise<boolean> {
    const began = monotonic();
    const elapsed = () => monotonic() - began;
    // The remaining time is at least 1 ms, because a timeout of 0 means no limit.
    const remaining = () => timeout && Math.max(1, timeout - elapsed());
    let isDone = true;
    let longest = 0;
    isStuck = false;
    // What the SDK has begun to process when the time is over is lost, so the last part begins only if there is twice the
    // time that it needs.
    while (state.issues.holds() && !isStuck && (!timeout || elapsed() + 2 * longest < timeout)) {
      const before = monotonic();
      const isSent = safely(() => send(true)) === true;
      isDone = await flush(remaining());
      isStuck = !isSent && state.room("known") <= 0;
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
    // After a flush, `beforeExit` occurs again, so a flush that sends nothing would keep the process alive forever.
    if (state.issues.holds() && !isStuck) void flushAll(END_TIMEOUT_MS);
  });
  client.registerCleanup?.(stop);
  return { check };
}
