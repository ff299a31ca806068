const MINUTE_MS = 60_000;
/** Beyond this number of names in one minute, new ones are counted as `other`. */
const MAX_NAMES = 200;

/** Counts of names in the last minutes. */
export interface Window {
  count(name: string, quantity?: number): void;
  /** Returns the sum of each name over the minutes that the window covers. */
  totals(): ReadonlyMap<string, number>;
}

/**
 * Creates counts that forget what is older than some minutes. Old minutes are removed when something is counted or read,
 * so no timer runs.
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
