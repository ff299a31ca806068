import type { Ledger } from "../counts/ledger.ts";

/**
 * Whether Sentry gets what the SDK sends.
 *
 * - `disabled`: there is no client, or it has no DSN or no transport, or its option `enabled` is false.
 * - `unknown`: Sentry has accepted nothing yet, but no send has failed either. This is not an error.
 * - `ok`: Sentry has accepted data, the most recent send did not fail, and no rate limit applies.
 * - `degraded`: the most recent send failed, or a rate limit applies to at least one category.
 * - `failing`: the three most recent sends failed, or the most recent send failed and no send has succeeded yet.
 */
export type HealthStatus = "disabled" | "unknown" | "ok" | "degraded" | "failing";

const FAILING_AFTER = 3;

export function statusOf(
  { acceptedAt, failuresInARow, limits }: Ledger,
  isEnabled: boolean,
  now: number,
): HealthStatus {
  if (!isEnabled) return "disabled";
  if (failuresInARow >= FAILING_AFTER || (failuresInARow > 0 && acceptedAt === undefined)) return "failing";
  if (failuresInARow > 0 || limitedUntil(limits) > now) return "degraded";
  return acceptedAt === undefined ? "unknown" : "ok";
}

/** Returns the latest time at which a rate limit ends, or 0 if there was no rate limit. */
export function limitedUntil(limits: Ledger["limits"]): number {
  let latest = 0;
  for (const category in limits) latest = Math.max(latest, limits[category] ?? 0);
  return latest;
}
