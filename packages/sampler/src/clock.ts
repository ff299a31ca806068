// What every runtime shares of time. The wall clock jumps, so where there is a monotonic one it is read.
declare const performance: { now(): number } | undefined;
declare function setTimeout(callback: () => void, ms: number): unknown;

/** Milliseconds from some fixed moment. */
export type Clock = () => number;

export const monotonic: Clock = () => (typeof performance === "undefined" ? Date.now() : performance.now());

/** Runs later. The timer keeps no process alive. */
export function later(ms: number, callback: () => void): void {
  const timer = setTimeout(callback, ms);
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function") {
    timer.unref();
  }
}

/** Resolves after so long. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => later(ms, resolve));
}
