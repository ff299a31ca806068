import type { Clock } from "../shared/clock.ts";

/** Limits the number of traces kept per second by lowering their probabilities. */
export interface Budget {
  /**
   * Records a request to keep a trace with the probability `requested`. Returns the granted probability: exactly
   * `requested` if `guaranteed` is true, otherwise at most `requested`.
   */
  spend(requested: number, guaranteed?: boolean): number;
}

const UNBOUNDED: Budget = { spend: (requested) => requested };

/**
 * Time constant with which past requests decay, as a fraction of the interval. It is short, so that the budget reacts
 * to a burst within the interval.
 */
const DECAY_FRACTION = 1 / 8;
/**
 * Fraction of the budget that is reserved for traces without a guarantee, even if guaranteed traces use up all of it.
 */
const RESERVED_FRACTION = 1 / 10;

/**
 * Creates a budget. If more traces are requested than allowed, it multiplies each probability by the ratio of allowed
 * to requested traces. Both are counted over a short window with exponential decay. In a burst, the probability falls
 * from trace to trace but never reaches 0, so a kept trace can still be counted as 1/probability traces.
 */
export function createBudget(perSecond: number | undefined, intervalSeconds: number, now: Clock): Budget {
  if (perSecond === undefined) return UNBOUNDED;
  // The window is long enough for the budget to allow two traces, so that a single request is granted in full.
  const windowSeconds = Math.max(intervalSeconds * DECAY_FRACTION, 2 / perSecond);
  const allowed = perSecond * windowSeconds;
  let recentRequests = 0;
  let recentGuarantees = 0;
  let lastTime = now();
  return {
    spend(requested, guaranteed = false) {
      const previous = lastTime;
      lastTime = now();
      const fading = Math.exp(-Math.max(0, lastTime - previous) / 1000 / windowSeconds);
      recentRequests *= fading;
      recentGuarantees *= fading;
      if (guaranteed) {
        recentGuarantees += requested;
        return requested;
      }
      recentRequests += requested;
      return (
        requested * Math.min(1, Math.max(allowed - recentGuarantees, allowed * RESERVED_FRACTION) / recentRequests)
      );
    },
  };
}
