import { updateRateLimits } from "@sentry/core";
import { outcomeOfStatus } from "@sentry-policy/internal/delivery-outcome";
import { field } from "@sentry-policy/internal/guards";
import { categoryLabel } from "../counts/labels.ts";
import type { Ledger } from "../counts/ledger.ts";

/** What one SDK transport knows. A new client has a new transport, which does not know about earlier rate limits. */
export interface TransportState {
  limits: Ledger["limits"];
  /** Number of sends without a result. */
  sending: number;
}

/** Records a response in the ledger, with the rate limits that it sets. Returns its status, if it has one. */
export function noteResponse(ledger: Ledger, transport: TransportState, response: unknown): number | undefined {
  const status = field(response, "statusCode");
  if (typeof status !== "number") return undefined;
  const at = Date.now();
  const outcome = outcomeOfStatus(status);
  ledger.answeredAt = at;
  if (outcome === "accepted") ledger.acceptedAt = at;
  else ledger.failure = { at, outcome, status };
  if (outcome === "accepted" || outcome === "rate-limited") ledger.failuresInARow = 0;
  else ledger.failuresInARow += 1;

  const limits = limitsOf(status, field(response, "headers"), at);
  if (limits !== undefined) {
    transport.limits = { ...transport.limits, ...limits };
    ledger.limits = { ...ledger.limits, ...limits };
  }
  return status;
}

/** Returns the rate limits that a response sets: a time for each category. Returns undefined if it sets none. */
function limitsOf(statusCode: number, headers: unknown, at: number): Ledger["limits"] | undefined {
  const named = {
    "x-sentry-rate-limits": headerOf(headers, "x-sentry-rate-limits"),
    "retry-after": headerOf(headers, "retry-after"),
  };
  // The SDK ignores the limits of a response with status 413.
  if (statusCode === 413 || (statusCode !== 429 && !named["x-sentry-rate-limits"] && !named["retry-after"]))
    return undefined;
  const limits = Object.entries(updateRateLimits({}, { statusCode, headers: named }, at));
  // Unknown categories are removed, so that a server cannot make the ledger grow without limit.
  return Object.fromEntries(limits.filter(([category]) => categoryLabel(category) === category));
}

function headerOf(headers: unknown, name: string): string | null {
  const value = field(headers, name);
  return typeof value === "string" ? value : null;
}
