const MINUTE_MS = 60_000;
/** Maximum number of names that are counted separately in one minute. Any other name is counted as `other`. */
const MAX_NAMES = 200;

/** Counts names over the last few minutes. */
export interface Window {
  count(name: string, quantity?: number): void;
  /** Returns the total of each name over the minutes of the window. */
  totals(): ReadonlyMap<string, number>;
}

/**
 * Creates a window that covers the last `minutes` minutes. Each call removes the counts of older minutes, so no timer
 * is needed.
 */
export function createWindow(minutes: number): Window {
  const byMinute = new Map<number, Map<string, number>>();

  function forgetOld(minute: number): void {
    for (const each of byMinute.keys()) if (each <= minute - minutes) byMinute.delete(each);
  }

  return {
    count(name, quantity = 1) {
      const minute = Math.floor(Date.now() / MINUTE_MS);
      forgetOld(minute);
      const counts = byMinute.get(minute) ?? new Map<string, number>();
      byMinute.set(minute, counts);
      const key = counts.has(name) || counts.size < MAX_NAMES ? name : "other";
      counts.set(key, (counts.get(key) ?? 0) + quantity);
    },
    totals() {
      forgetOld(Math.floor(Date.now() / MINUTE_MS));
      const totals = new Map<string, number>();
      for (const counts of byMinute.values())
        for (const [name, quantity] of counts) totals.set(name, (totals.get(name) ?? 0) + quantity);
      return totals;
    },
  };
}
