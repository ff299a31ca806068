/** Returns the milliseconds since an arbitrary fixed moment. */
export type Clock = () => number;

// `Date.now` is not used, because the system clock can be changed.
export const monotonic: Clock = () => performance.now();

/** Calls `callback` after `ms` milliseconds. The timer does not keep the process alive. */
export function later(ms: number, callback: () => void): void {
  // In a browser the timer is a number, which has no `unref`.
  setTimeout(callback, ms).unref?.();
}

/**
 * Divides time into intervals of `ms` milliseconds. Returns a function that checks whether a new interval has begun
 * since the function was last called.
 */
export function createIntervals(ms: number, now: Clock): () => boolean {
  let last = Math.floor(now() / ms);
  return () => {
    const before = last;
    last = Math.floor(now() / ms);
    return last !== before;
  };
}
