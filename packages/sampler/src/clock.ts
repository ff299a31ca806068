// What every runtime shares of time. The wall clock jumps, so where there is a monotonic one it is read.
declare const performance: { now(): number } | undefined;
declare function setTimeout(callback: () => void, ms: number): number | { unref?(): void };
declare function clearTimeout(timer: unknown): void;

/** Milliseconds from some fixed moment. */
export type Clock = () => number;

export const monotonic: Clock = () => (typeof performance === "undefined" ? Date.now() : performance.now());

/** How long it is until what is never due. */
export const NEVER: number = Number.POSITIVE_INFINITY;

/** Runs later. The timer keeps no process alive. */
function later(ms: number, callback: () => void): unknown {
  const timer = setTimeout(callback, ms);
  if (typeof timer === "object") timer.unref?.();
  return timer;
}

/** Resolves after so long. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => later(ms, resolve));
}

/** So that what is due at about the same time is done at once. */
const LEAST_MS = 100;
/** A timer of more than 2^31 ms would ring at once. */
const MOST_MS = 60_000;

/**
 * Rings at the earliest of the times that it is set to, and sleeps while it is set to none.
 *
 * @param ring Gives the milliseconds until it is to ring again, or infinity.
 */
export function createAlarm(ring: () => number, now: Clock): (ms: number) => void {
  let due = NEVER;
  let timer: unknown;
  return function set(ms) {
    const at = now() + Math.max(ms, LEAST_MS);
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = later(Math.min(at - now(), MOST_MS), () => {
      due = NEVER;
      set(ring());
    });
  };
}
