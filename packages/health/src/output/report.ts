import { type Counts, entriesOf } from "../counts/counts.ts";
import type { Ledger } from "../counts/ledger.ts";
import type { Monitor } from "../delivery/monitor.ts";
import type { HealthStatus } from "../delivery/status.ts";

/** The last time that a `Date` can hold. */
const MAX_DATE = 8.64e15;

/** The last send that did not succeed. */
export interface HealthFailure {
  /** Time, in ISO 8601. */
  readonly at: string;
  /** The outcome, in the words of `sentry-config verify`: `unreachable`, `bad key`, `server error`, ... */
  readonly outcome: NonNullable<Ledger["failure"]>["outcome"];
  /** HTTP status of the response, if there was one. */
  readonly status?: number;
  /** Code of the error, such as `ECONNREFUSED`, if there was no response. */
  readonly code?: string;
}

/**
 * What Sentry got of what the SDK captured, since the process started. Contains only counts, times and names of
 * categories, reasons and levels.
 *
 * @example
 * ```ts
 * import { deliveryHealth, type HealthReport } from "@sentry-policy/health";
 *
 * const { status, lastFailure }: HealthReport = deliveryHealth().report();
 * if (status === "failing") console.error(`Sentry gets nothing: ${lastFailure?.outcome}`);
 * ```
 */
export interface HealthReport {
  readonly status: HealthStatus;
  /** Time, in ISO 8601, since which the status is the same. */
  readonly since: string;
  /** Time, in ISO 8601, at which Sentry last accepted an envelope. */
  readonly lastAcceptedAt?: string;
  readonly lastFailure?: HealthFailure;
  /** Until when, in ISO 8601, the server accepts no more data of a category. `all` stands for every category. */
  readonly rateLimitedUntil: { readonly [category: string]: string };
  /** Number of items that the SDK is processing or sending. */
  readonly inFlight: number;
  /** Number of items that Sentry accepted, by category. A transaction also counts as its spans. */
  readonly accepted: { readonly [category: string]: number };
  /** Numbers of items that were dropped. */
  readonly dropped: readonly { readonly category: string; readonly reason: string; readonly count: number }[];
  /**
   * Numbers of errors that were captured, before any filter. Of errors that were dropped before the SDK began to process
   * them, neither the level (`unknown`) nor whether they were handled is known.
   */
  readonly captured: readonly { readonly level: string; readonly handled?: boolean; readonly count: number }[];
}

export function reportOf({ ledger, status, since }: Monitor): HealthReport {
  const { acceptedAt, failure, processing, sending } = ledger;
  return {
    status,
    since: isoTime(since),
    ...(acceptedAt !== undefined && { lastAcceptedAt: isoTime(acceptedAt) }),
    ...(failure !== undefined && { lastFailure: { ...failure, at: isoTime(failure.at) } }),
    rateLimitedUntil: Object.fromEntries(activeLimits(ledger).map(([category, until]) => [category, isoTime(until)])),
    inFlight: processing + sending,
    accepted: Object.fromEntries(entriesOf(ledger.accepted).map(([[category], count]) => [category, count])),
    dropped: list(ledger.dropped, (category, reason, count) => ({ category, reason, count })),
    captured: list(ledger.captured, (level, handled, count) => ({
      level,
      ...(handled !== "unknown" && { handled: handled === "true" }),
      count,
    })),
  };
}

/** Returns the categories that are rate-limited now, and until when. */
export function activeLimits({ limits }: Ledger): [category: string, until: number][] {
  return Object.entries(limits).filter(([, until]) => until > Date.now());
}

function list<T>(counts: Counts, make: (first: string, second: string, count: number) => T): T[] {
  return entriesOf(counts).map(([[first = "", second = ""], count]) => make(first, second, count));
}

function isoTime(milliseconds: number): string {
  // A server can announce a limit that ends after the last time that a date can hold.
  return new Date(Math.min(milliseconds, MAX_DATE)).toISOString();
}
