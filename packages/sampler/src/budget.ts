import type { Clock } from "./clock.ts";

/** Gives the next trace's probability, and takes note of what was spent. */
export interface Budget {
  /** At most `wanted`, or just that if it `must` be. What is returned is taken as spent: the expected number of traces kept. */
  spend(wanted: number, must?: boolean): number;
}

const UNBOUNDED: Budget = { spend: (wanted) => wanted };

/**
 * A bucket of expected traces that refills at `perSecond` and holds half an interval's worth. The emptier it is, the
 * smaller the next trace's probability: no trace is refused for want of tokens, so 1/probability stays a true weight.
 */
export function createBudget(perSecond: number | undefined, intervalSeconds: number, now: Clock): Budget {
  if (perSecond === undefined) return UNBOUNDED;
  const capacity = Math.max(1, (perSecond * intervalSeconds) / 2);
  let tokens = capacity;
  let filledAt = now();
  return {
    spend(wanted, must = false) {
      const at = now();
      tokens = Math.min(capacity, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond);
      filledAt = at;
      // Full use down to half the bucket, so that chance alone moves no probability.
      const rate = must ? wanted : Math.min(wanted, Math.max(SMALLEST, (2 * tokens) / capacity));
      tokens = Math.max(0, tokens - rate);
      return rate;
    },
  };
}

/** Above 0, so that every trace has a weight. */
const SMALLEST = 1e-4;
