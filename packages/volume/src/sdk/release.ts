import { later, monotonic } from "@sentry-policy/internal/clock";
import type { Tally } from "../decide/issue.ts";
import { safely } from "../shared/warn.ts";
import type { VolumeClient } from "./client.ts";
import type { HeldError } from "./held-error.ts";
import { onEnd } from "./shutdown.ts";
import type { VolumeState } from "./state.ts";

/** Time between two checks for held errors whose interval has ended. */
const TICK_MS = 1000;
/** How long the flush before the end of the process may take. The SDK uses the same time after an uncaught error. */
const END_TIMEOUT_MS = 2000;

/**
 * Sends held errors when their interval ends, when the client is flushed or closed, and when a process or page ends.
 */
export function releaseHeld(
  client: VolumeClient,
  state: VolumeState,
): {
  /**
   * Sends the errors that are due. If others are still held, sets a timer for the next check. In Workers, the timers of
   * a request can end with the request, so `check` is also called for each error that is not sent immediately.
   */
  check(): void;
} {
  const flush = client.flush.bind(client);
  const close = client.close.bind(client);
  let isClosing = false;
  /** Whether the latest flush gave up because the SDK's buffers stayed full. */
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

  /** Sends as many held errors as the SDK's buffers have room for. Returns whether any error was sent. */
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
    // One more millisecond, because a timer can fire slightly early, and `check` would then do nothing.
    later(TICK_MS + 1, check);
  }

  async function flushAll(timeout?: number): Promise<boolean> {
    const began = monotonic();
    const elapsed = () => monotonic() - began;
    // At least 1 ms, because the SDK treats a timeout of 0 as no timeout.
    const remaining = () => timeout && Math.max(1, timeout - elapsed());
    let isDone = true;
    let longest = 0;
    isStuck = false;
    // Each round sends as many held errors as fit into the SDK's buffers. Events that the SDK is still processing at
    // the timeout are lost. So another round begins only if the remaining time is at least twice the time of the
    // slowest round so far.
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
    // Each flush makes the process emit `beforeExit` again. Without the check of `isStuck`, flushes that send nothing
    // would keep the process alive forever.
    if (state.issues.holds() && !isStuck) void flushAll(END_TIMEOUT_MS);
  });
  client.registerCleanup?.(stop);
  return { check };
}
