// What every runtime shares of time. The wall clock jumps, so it is not read.
declare const performance: { now(): number };
declare function setTimeout(callback: () => void, ms: number): { unref?(): void };

/** Milliseconds from some fixed moment. */
export type Clock = () => number;

export const monotonic: Clock = () => performance.now();

/** Runs later. The timer keeps no process alive. */
export function later(ms: number, callback: () => void): void {
  // A browser's timer is a number, and has none.
  setTimeout(callback, ms).unref?.();
}

/** Gives what tells, when it is asked, whether another interval has begun since. */
export function createIntervals(ms: number, now: Clock): () => boolean {
  let last = Math.floor(now() / ms);
  return () => {
    const before = last;
    last = Math.floor(now() / ms);
    return last !== before;
  };
}
