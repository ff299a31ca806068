import type { Clock } from "../shared/clock.ts";

/** Limits the number of traces kept per second by lowering their probabilities. */
export interface Budget {
  /**
   * Records a request for the probability `wanted` and returns the granted one: at most `wanted`, or exactly `wanted`
   * if `must` is true.
   */
  spend(wanted: number, must?: boolean): number;
}

const UNBOUNDED: Budget = { spend: (wanted) => wanted };

/**
 * Time constant with which past requests decay, as a fraction of the interval. Short, to react to a burst within the
 * interval.
 */
const MEMORY = 1 / 8;
/** Fraction of the budget that remains for other traces even when traces with `must` use up the budget. */
const LEAST = 1 / 10;

/**
 * Creates a budget that grants the ratio of allowed to requested traces, counted over a short window with exponential
 * decay. In a burst each trace gets a lower probability than the one before, but no request is rejected outright, so
 * 1/probability remains a correct weight.
 */
export function createBudget(perSecond: number | undefined, intervalSeconds: number, now: Clock): Budget {
  if (perSecond === undefined) return UNBOUNDED;
  // At least the time in which two traces are allowed, so that a single request is granted in full.
  const seconds = Math.max(intervalSeconds * MEMORY, 2 / perSecond);
  const allowed = perSecond * seconds;
  let asked = 0;
  let forced = 0;
  let at = now();
  return {
    spend(wanted, must = false) {
      const last = at;
      at = now();
      const fading = Math.exp(-Math.max(0, at - last) / 1000 / seconds);
      asked *= fading;
      forced *= fading;
      if (must) {
        forced += wanted;
        return wanted;
      }
      asked += wanted;
      return wanted * Math.min(1, Math.max(allowed - forced, allowed * LEAST) / asked);
    },
  };
}
