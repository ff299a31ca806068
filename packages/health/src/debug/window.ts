const MINUTE_MS = 60_000;
/** When one minute has this many names, new ones are counted as `other`. */
const MAX_NAMES = 200;

/** Counts by name, for the last minutes only. */
export interface Window {
  count(name: string, quantity?: number): void;
  /** Returns each name's total over the minutes that the window covers. */
  totals(): ReadonlyMap<string, number>;
}

/**
 * Creates a window that covers this many minutes. Old minutes are removed whenever something is counted or read, so
 * that no timer is needed.
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
