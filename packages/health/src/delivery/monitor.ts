import { createLedger, type Ledger } from "../counts/ledger.ts";
import { type HealthStatus, limitedUntil, statusOf } from "./status.ts";

/** Called after the status has changed. */
export type StatusListener = (monitor: Monitor, previous: HealthStatus) => void;

/** The counts and the status of one project, or of one client. */
export interface Monitor {
  readonly ledger: Ledger;
  readonly listeners: ReadonlySet<StatusListener>;
  /** The status that `updateStatus` last determined. */
  status: HealthStatus;
  /** When `status` began. */
  since: number;
  /** When a probe was last sent. */
  probedAt: number;
}

export function createMonitor(listeners: ReadonlySet<StatusListener>): Monitor {
  return { ledger: createLedger(), listeners, status: "unknown", since: Date.now(), probedAt: 0 };
}

/**
 * Updates the status of a monitor. It is called after each send, and when the app reads the status. There is no timer,
 * so the end of a rate limit can be noticed late. `since` is then the time at which the limit ended.
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
