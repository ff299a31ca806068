import type { HealthReport } from "@sentry-policy/health";

/** The app's reply. */
export interface Answer {
  /** The report before the flush. `report` is the one after it. */
  before: HealthReport;
  report: HealthReport;
  /** The changes of the status since the last answer, such as `ok -> degraded`. */
  changes: string[];
}

/** Returns how many items were dropped between two reports: `{ "error network_error": 2 }` */
export function dropsBetween(earlier: HealthReport, later: HealthReport): Record<string, number> {
  return difference(dropsOf(earlier), dropsOf(later));
}

/** Returns how many items of each category were accepted between two reports. */
export function acceptedBetween(earlier: HealthReport, later: HealthReport): Record<string, number> {
  return difference(earlier.accepted, later.accepted);
}

function dropsOf({ dropped }: HealthReport): Record<string, number> {
  return Object.fromEntries(dropped.map(({ category, reason, count }) => [`${category} ${reason}`, count]));
}

function difference(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  const entries = Object.entries(after).map(([key, count]) => [key, count - (before[key] ?? 0)] as const);
  return Object.fromEntries(entries.filter(([, count]) => count !== 0));
}

/**
 * Returns two numbers, which must be equal: the captured errors, and the sum of the errors that were accepted, that
 * were dropped, and that are in flight. `inFlight` counts all categories, so nothing but errors may be in flight.
 */
export function balanceOf({ captured, accepted, dropped, inFlight }: HealthReport): readonly [number, number] {
  const drops = dropped.filter(({ category }) => category === "error");
  return [sumOf(captured), (accepted["error"] ?? 0) + sumOf(drops) + inFlight];
}

function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
