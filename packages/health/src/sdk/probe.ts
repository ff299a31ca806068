import { createClientReportEnvelope, dsnToString, isRateLimited } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import type { Monitor } from "../delivery/monitor.ts";
import type { HealthClient } from "./client.ts";

const PROBE_INTERVAL_MS = 60_000;

/**
 * Sends an empty client report to find out whether Sentry can be reached. Sentry stores nothing for such a report.
 * Sends nothing if the server responded or a probe was sent in the last minute.
 *
 * @see https://develop.sentry.dev/sdk/telemetry/client-reports
 */
export function probe(client: HealthClient, monitor: Monitor): void {
  const now = Date.now();
  const { answeredAt, limits } = monitor.ledger;
  const dsn = client.getDsn();
  if (now - Math.max(answeredAt, monitor.probedAt) < PROBE_INTERVAL_MS || dsn === undefined) return;
  if (isRateLimited(limits, "internal")) return;
  monitor.probedAt = now;
  const tunnel = field(client.getOptions(), "tunnel");
  const sender: { sendEnvelope(envelope: object): PromiseLike<unknown> } = client;
  // The wrapped transport counts the result, as it does for every envelope.
  sender.sendEnvelope(createClientReportEnvelope([], tunnel ? dsnToString(dsn) : undefined)).then(ignore, ignore);
}

function ignore(): void {}
