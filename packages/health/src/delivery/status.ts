import type { Ledger } from "../counts/ledger.ts";

/**
 * Whether Sentry gets what the SDK sends.
 *
 * - `disabled`: there is no client, or it has no DSN or no transport, or its option `enabled` is false.
 * - `unknown`: Sentry has accepted nothing yet, but no send has failed either. This is not an error.
 * - `ok`: Sentry has accepted data, the last send did not fail, and no rate limit applies.
 * - `degraded`: the last send failed, or a rate limit applies to at least one category.
 * - `failing`: the last three sends failed, or no send has succeeded yet and the last one failed.
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

/** Returns the time at which the last rate limit ends, or 0 if there was none. */
export function limitedUntil(limits: Ledger["limits"]): number {
  let latest = 0;
  for (const category in limits) latest = Math.max(latest, limits[category] ?? 0);
  return latest;
}
