import type { Clock } from "@sentry-policy/internal/clock";

export { type Clock, later, monotonic } from "@sentry-policy/internal/clock";

/**
 * Divides time into intervals of `ms` milliseconds. The returned function checks whether a new interval has begun since
 * its last call.
 */
export function createIntervals(ms: number, now: Clock): () => boolean {
  let last = Math.floor(now() / ms);
  return () => {
    const before = last;
    last = Math.floor(now() / ms);
    return last !== before;
  };
}
