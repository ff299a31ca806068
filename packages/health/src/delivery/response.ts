import { updateRateLimits } from "@sentry/core";
import { outcomeOfStatus } from "@sentry-policy/internal/delivery-outcome";
import { field } from "@sentry-policy/internal/guards";
import { categoryLabel } from "../counts/labels.ts";
import type { Ledger } from "../counts/ledger.ts";

/** The state of one transport of the SDK. A new client has a new transport, which does not know earlier rate limits. */
export interface TransportState {
  limits: Ledger["limits"];
  /** Number of sends that have no result yet. */
  sending: number;
}

/**
 * Records a response, with the rate limits in its headers. Returns the status of the response, or undefined if it has
 * none.
 */
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

/**
 * Returns the categories that a response limits, each with the time at which its limit ends. Returns undefined if the
 * response sets no limits.
 */
function limitsOf(statusCode: number, headers: unknown, at: number): Ledger["limits"] | undefined {
  const named = {
    "x-sentry-rate-limits": headerOf(headers, "x-sentry-rate-limits"),
    "retry-after": headerOf(headers, "retry-after"),
  };
  // The SDK ignores the limits in a response with status 413.
  if (statusCode === 413 || (statusCode !== 429 && !named["x-sentry-rate-limits"] && !named["retry-after"]))
    return undefined;
  const limits = Object.entries(updateRateLimits({}, { statusCode, headers: named }, at));
  // Unknown categories are removed. Otherwise, a server could make the ledger grow without limit.
  return Object.fromEntries(limits.filter(([category]) => categoryLabel(category) === category));
}

function headerOf(headers: unknown, name: string): string | null {
  const value = field(headers, name);
  return typeof value === "string" ? value : null;
}
