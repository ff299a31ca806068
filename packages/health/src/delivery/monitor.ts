import { createLedger, type Ledger } from "../counts/ledger.ts";
import { type HealthStatus, limitedUntil, statusOf } from "./status.ts";

/** Called when the status has changed. */
export type StatusListener = (monitor: Monitor, previous: HealthStatus) => void;

/** The counts and the status of one project, or of one client. */
export interface Monitor {
  readonly ledger: Ledger;
  readonly listeners: ReadonlySet<StatusListener>;
  /** The status when it was last updated, and the time at which it began. */
  status: HealthStatus;
  since: number;
  /** When a probe was last sent. */
  probedAt: number;
}

export function createMonitor(listeners: ReadonlySet<StatusListener>): Monitor {
  return { ledger: createLedger(), listeners, status: "unknown", since: Date.now(), probedAt: 0 };
}

/**
 * Updates the status. No timer does this, so a status that ends by itself, such as a rate limit, is noticed when
 * something is sent or the status is read. The time of the change is then the time at which the limit ended.
 */
export function updateStatus(monitor: Monitor, isEnabled: boolean): void {
  const now = Date.now();
  const { ledger, status: previous, since } = monitor;
  const status = statusOf(ledger, isEnabled, now);
  if (status === previous) return;
  const limitEnd = limitedUntil(ledger.limits);
  const hasEnded = previous === "degraded" && (status === "ok" || status === "unknown");
  monitor.status = status;
  monitor.since = hasEnded && limitEnd > since && limitEnd <= now ? limitEnd : now;
  for (const listener of monitor.listeners) listener(monitor, previous);
}
