/** Returns the milliseconds since an arbitrary fixed moment. */
export type Clock = () => number;

// `Date.now` is not used, because it jumps when the system clock is changed.
export const monotonic: Clock = () => performance.now();

/** Calls `callback` after `ms` milliseconds. The timer does not keep the process alive. */
export function later(ms: number, callback: () => void): void {
  // In a browser the timer is a number, which has no `unref`.
  setTimeout(callback, ms).unref?.();
}
