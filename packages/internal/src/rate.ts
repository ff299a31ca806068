/** A probability from 0 to 1. */
export type Rate = number;

/** A probability, or a function that returns the current one. */
export type DynamicRate = Rate | (() => Rate);

export function isRate(value: unknown): value is Rate {
  return typeof value === "number" && value >= 0 && value <= 1;
}

/**
 * Returns a function that returns the current rate. If `rate` is a function of the app and throws or returns an invalid
 * rate, the returned function calls `onInvalid`. It then returns the last valid rate, or 0 if there was none yet.
 */
export function compileRate(rate: DynamicRate, onInvalid: () => void): () => Rate {
  if (typeof rate !== "function") return () => rate;
  let last: Rate = 0;
  return () => {
    const current = resultOf(rate);
    if (isRate(current)) last = current;
    else onInvalid();
    return last;
  };
}

function resultOf(rate: () => unknown): unknown {
  try {
    return rate();
  } catch {
    return undefined;
  }
}
