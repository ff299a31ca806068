import type { DataCollection } from "./data-collection.ts";

/**
 * Options for `Sentry.init`. Absent values are absent keys, so that the SDK's own defaults apply.
 *
 * It may also hold `sendDefaultPii`, `enableLogs`, `spotlight`, `serverName`, `shutdownTimeout`, `profilesSampleRate`,
 * `profileSessionSampleRate`, `profileLifecycle`, `replaysSessionSampleRate` and `replaysOnErrorSampleRate`. The type
 * does not name them, for the types of some SDK refuse each.
 */
export interface SentryConfig {
  dsn?: string;
  enabled?: boolean;
  environment?: string;
  release?: string;
  dist?: string;
  /** Probability with which an error event is sent, 0 to 1. */
  sampleRate?: number;
  /** Probability with which a trace is recorded, 0 to 1. */
  tracesSampleRate?: number;
  traceLifecycle?: "static" | "stream";
  tracePropagationTargets?: (string | RegExp)[];
  strictTraceContinuation?: boolean;
  orgId?: `${number}`;
  debug?: boolean;
  tunnel?: string;
  ignoreErrors?: (string | RegExp)[];
  maxBreadcrumbs?: number;
  /** Characters of one text. */
  maxValueLength?: number;
  normalizeDepth?: number;
  attachStacktrace?: boolean;
  /** What the SDK collects by itself. */
  dataCollection: DataCollection;
}
