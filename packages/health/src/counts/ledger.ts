import type { DeliveryOutcome } from "@sentry-policy/internal/delivery-outcome";
import { type Counts, count } from "./counts.ts";
import { categoryLabel, levelLabel, reasonLabel } from "./labels.ts";

/** The last send that did not succeed. */
interface Failure {
  readonly at: number;
  readonly outcome: DeliveryOutcome;
  /** HTTP status of the response. */
  readonly status?: number;
  /** Code of the error, such as `ECONNREFUSED`, if there was no response. */
  readonly code?: string;
}

/** The trace of an error that Sentry accepted. */
export interface Exemplar {
  readonly traceId: string;
  readonly at: number;
}

/** Everything that is known about the clients of one project. Times are in milliseconds since 1970. */
export interface Ledger {
  /** Errors that were captured, by level and whether they were handled. */
  readonly captured: Counts;
  /** The latest trace for each key of `captured`. */
  readonly exemplars: Map<string, Exemplar>;
  /** Items that Sentry accepted, by category. */
  readonly accepted: Counts;
  /** Items that were dropped, by category and reason. */
  readonly dropped: Counts;
  /** Number of errors that were captured, but neither passed to the transport nor dropped yet. */
  processing: number;
  /** How many of these have passed the event processors. `beforeSend` or the sample rate can still drop them. */
  prepared: number;
  /** Number of items that were passed to the transport, and have no result yet. */
  sending: number;
  acceptedAt: number | undefined;
  /** When the server last responded, with any status. */
  answeredAt: number;
  failure: Failure | undefined;
  /** How many sends have failed since the last one that was accepted or rate-limited. */
  failuresInARow: number;
  /** By category, the time until which the server accepts no data. */
  limits: Readonly<Record<string, number>>;
}

export function createLedger(): Ledger {
  return {
    captured: new Map(),
    exemplars: new Map(),
    accepted: new Map(),
    dropped: new Map(),
    processing: 0,
    prepared: 0,
    sending: 0,
    acceptedAt: undefined,
    answeredAt: 0,
    failure: undefined,
    failuresInARow: 0,
    limits: {},
  };
}

export function countAccepted(ledger: Ledger, category: string, quantity: number): void {
  count(ledger.accepted, categoryLabel(category), quantity);
}

export function countDropped(ledger: Ledger, category: string, reason: string, quantity: number): void {
  count(ledger.dropped, `${categoryLabel(category)}|${reasonLabel(reason)}`, quantity);
}

/**
 * Counts errors that were captured.
 *
 * @param level undefined if it is not known
 * @param handled undefined if it is not known
 */
export function countCaptured(ledger: Ledger, level: unknown, handled: boolean | undefined, quantity = 1): void {
  count(ledger.captured, capturedKey(level, handled), quantity);
}

/** Returns the key of such errors in `captured`: `error`, `true` -> `error|true` */
export function capturedKey(level: unknown, handled: boolean | undefined): string {
  return `${level === undefined ? "unknown" : levelLabel(level)}|${handled ?? "unknown"}`;
}
