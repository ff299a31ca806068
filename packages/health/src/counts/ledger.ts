import type { DeliveryOutcome } from "@sentry-policy/internal/delivery-outcome";
import { type Counts, count } from "./counts.ts";
import { categoryLabel, levelLabel, reasonLabel } from "./labels.ts";

/** The most recent send that did not succeed. */
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

/** What is known about the deliveries of one project or one client. Times are in milliseconds since 1970. */
export interface Ledger {
  /** Number of captured errors, by level and by whether they were handled. */
  readonly captured: Counts;
  /** For each key of `captured`, the most recent trace of an error that Sentry accepted. */
  readonly exemplars: Map<string, Exemplar>;
  /** Number of items that Sentry accepted, by category. */
  readonly accepted: Counts;
  /** Number of items that were dropped, by category and reason. */
  readonly dropped: Counts;
  /** Number of captured errors that have been neither dropped nor passed to the transport yet. */
  processing: number;
  /**
   * How many of the errors in `processing` have passed the event processors. `beforeSend` or the sample rate can still
   * drop them.
   */
  prepared: number;
  /** Number of items that were passed to the transport and have no result yet. */
  sending: number;
  acceptedAt: number | undefined;
  /** When the server last responded, with any status. 0 if it never has. */
  answeredAt: number;
  failure: Failure | undefined;
  /** Number of failed sends since the most recent send that was accepted or rate-limited. */
  failuresInARow: number;
  /** For each rate-limited category, the time until which the server accepts no data. */
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
 * @param level The level of the errors, or undefined if it is not known.
 * @param handled Whether the errors were handled, or undefined if that is not known.
 */
export function countCaptured(ledger: Ledger, level: unknown, handled: boolean | undefined, quantity = 1): void {
  count(ledger.captured, capturedKey(level, handled), quantity);
}

/** Returns the key in `captured` for a level and a value of `handled`. `capturedKey("error", true)` -> `error|true` */
export function capturedKey(level: unknown, handled: boolean | undefined): string {
  return `${level === undefined ? "unknown" : levelLabel(level)}|${handled ?? "unknown"}`;
}
