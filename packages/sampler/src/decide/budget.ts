import type { Clock } from "../shared/clock.ts";

/** Limits the traces kept per second by lowering their probabilities. */
export interface Budget {
  /** Records the request and returns the granted probability: at most `wanted`, or exactly it if `must` is true. */
  spend(wanted: number, must?: boolean): number;
}

const UNBOUNDED: Budget = { spend: (wanted) => wanted };

/** Decay time of past requests, as a fraction of the interval: short, to react to a burst within the interval. */
const MEMORY = 1 / 8;
/** Fraction of the budget reserved for other traces when those that must be kept use it up. */
const LEAST = 1 / 10;

/**
 * Creates a budget that divides the traces it allows by those requested, over a short window with exponential decay.
 * In a burst each trace gets a lower probability than the one before, but never so low that a kept trace stands for
 * more traces than there were: 1/probability remains a correct and useful weight.
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
