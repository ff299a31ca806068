import { type Counts, entriesOf } from "../counts/counts.ts";
import type { Ledger } from "../counts/ledger.ts";
import type { Monitor } from "../delivery/monitor.ts";
import type { HealthStatus } from "../delivery/status.ts";

/** The latest time that a `Date` can represent. */
const MAX_DATE = 8.64e15;

/** The most recent send that did not succeed. */
export interface HealthFailure {
  /** Time at which the send failed, in ISO 8601. */
  readonly at: string;
  /** The outcome, as `sentry-config verify` names it: `unreachable`, `bad key`, `server error`, ... */
  readonly outcome: NonNullable<Ledger["failure"]>["outcome"];
  /** HTTP status of the response, if there was one. */
  readonly status?: number;
  /** Code of the error, such as `ECONNREFUSED`, if there was no response. */
  readonly code?: string;
}

/**
 * How much of the captured data has reached Sentry since the observation began. The report contains only counts, times,
 * and the names of categories, reasons and levels.
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
  /** Time at which the current status began, in ISO 8601. */
  readonly since: string;
  /** Time at which Sentry last accepted an envelope, in ISO 8601. */
  readonly lastAcceptedAt?: string;
  readonly lastFailure?: HealthFailure;
  /** For each rate-limited category, the time at which the limit ends, in ISO 8601. `all` stands for every category. */
  readonly rateLimitedUntil: { readonly [category: string]: string };
  /** Number of items that the SDK is processing or sending. */
  readonly inFlight: number;
  /** Number of items that Sentry accepted, by category. The spans of a transaction are counted too. */
  readonly accepted: { readonly [category: string]: number };
  /** Number of items that were dropped, by category and reason. */
  readonly dropped: readonly { readonly category: string; readonly reason: string; readonly count: number }[];
  /**
   * Number of captured errors, including those that a filter dropped later. If an error is dropped before the SDK
   * processes it, its `level` is `unknown` and `handled` is absent.
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

/** Returns the categories that are rate-limited now, and the time at which each limit ends. */
export function activeLimits({ limits }: Ledger): [category: string, until: number][] {
  return Object.entries(limits).filter(([, until]) => until > Date.now());
}

function list<T>(counts: Counts, make: (first: string, second: string, count: number) => T): T[] {
  return entriesOf(counts).map(([[first = "", second = ""], count]) => make(first, second, count));
}

function isoTime(milliseconds: number): string {
  // A server can set a limit that no `Date` can represent.
  return new Date(Math.min(milliseconds, MAX_DATE)).toISOString();
}
