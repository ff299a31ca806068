import type { Clock } from "../shared/clock.ts";

/** Limits how many traces are kept per second, by lowering the probability with which each trace is kept. */
export interface Budget {
  /**
   * Counts a trace and returns the probability with which it is kept. This is at most `requested`. If `guaranteed` is
   * true, it is exactly `requested`.
   */
  spend(requested: number, guaranteed?: boolean): number;
}

const UNBOUNDED: Budget = { spend: (requested) => requested };

/**
 * How fast earlier requests lose their weight: after this fraction of the interval, the weight has fallen to 1/e. The
 * fraction is small, so that the budget reacts to a burst within the interval.
 */
const DECAY_FRACTION = 1 / 8;
/** Fraction of the budget that guaranteed traces cannot use up. */
const RESERVED_FRACTION = 1 / 10;

/**
 * Creates a budget. If more traces are requested than allowed, each probability is multiplied by the ratio of allowed
 * to requested traces. Older requests count less (exponential decay). During a burst, the probability falls from trace
 * to trace but never reaches 0. So a kept trace can still be counted as 1/probability traces.
 */
export function createBudget(perSecond: number | undefined, intervalSeconds: number, now: Clock): Budget {
  if (perSecond === undefined) return UNBOUNDED;
  // The window is long enough for at least two traces, so a single request is granted in full.
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
