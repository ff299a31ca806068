import type { Ledger } from "../counts/ledger.ts";

/**
 * Whether Sentry gets what the SDK sends.
 *
 * - `disabled`: there is no client, or it has no DSN or no transport, or its option `enabled` is false.
 * - `unknown`: nothing was sent yet. This is no error.
 * - `ok`: Sentry accepted the last envelope.
 * - `degraded`: the last send failed, or the server accepts no data of a category for a while.
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

/** Returns until when at least one category is rate-limited, or 0. */
export function limitedUntil(limits: Ledger["limits"]): number {
  let latest = 0;
  for (const category in limits) latest = Math.max(latest, limits[category] ?? 0);
  return latest;
}
