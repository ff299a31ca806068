import type { Clock } from "../shared/clock.ts";

/** Gives the next trace's probability, and takes note of what was asked for. */
export interface Budget {
  /** At most `wanted`, or just that if it `must` be. */
  spend(wanted: number, must?: boolean): number;
}

const UNBOUNDED: Budget = { spend: (wanted) => wanted };

/** Of an interval, the time after which what was asked for is mostly forgotten: short, to answer a burst within it. */
const MEMORY = 1 / 8;
/** Of the budget, what is left for other traces where those that must be kept use it up. */
const LEAST = 1 / 10;

/**
 * Divides what the budget allows by what is asked for, both over a short time that fades. In a burst each trace gets
 * less than the one before, but never so little that one that is kept stands for more than there were: 1/probability
 * stays a true weight, and a useful one.
 */
export function createBudget(perSecond: number | undefined, intervalSeconds: number, now: Clock): Budget {
  if (perSecond === undefined) return UNBOUNDED;
  // As long at least as it takes to earn two traces, so that one alone can be afforded.
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
