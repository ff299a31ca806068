import type { DataCollection } from "./data-collection.ts";

/**
 * Options for `Sentry.init`. Unset options are absent keys, so that the SDK's own defaults apply.
 *
 * The result can also contain `sendDefaultPii`, `enableLogs`, `spotlight`, `serverName`, `shutdownTimeout`,
 * `profilesSampleRate`, `profileSessionSampleRate`, `profileLifecycle`, `replaysSessionSampleRate` and
 * `replaysOnErrorSampleRate`. This type does not name them, because the types of some SDKs reject them.
 */
export interface SentryConfig {
  /**
   * The DSN, which is the address to which the SDK sends data. Set by `SENTRY_DSN`.
   *
   * @defaultValue none: Sentry is disabled
   */
  dsn?: string;
  /**
   * Whether the SDK sends anything. Set by `SENTRY_ENABLED`.
   *
   * @defaultValue `true`
   */
  enabled?: boolean;
  /**
   * Name of the environment, at most 64 bytes, without slashes. Set by `SENTRY_ENVIRONMENT`.
   *
   * @defaultValue the SDK's default
   */
  environment?: string;
  /**
   * Name of the release, at most 200 bytes, without slashes. Set by `SENTRY_RELEASE`.
   *
   * @defaultValue found by the SDK
   */
  release?: string;
  /**
   * Name of a build of the release: at most 64 letters, digits, `_`, `.` and `-`. Set by `SENTRY_DIST`.
   *
   * @defaultValue none
   */
  dist?: string;
  /**
   * Probability with which an error event is sent, from 0 to 1. Set by `SENTRY_SAMPLE_RATE`.
   *
   * @defaultValue none: all error events are sent
   */
  sampleRate?: number;
  /**
   * Probability with which a trace is recorded, from 0 to 1. Set by `SENTRY_TRACES_SAMPLE_RATE`.
   *
   * @defaultValue none: tracing is off
   */
  tracesSampleRate?: number;
  /**
   * How the SDK sends spans. `static`: all together, when the root span has ended. `stream`: in batches, as spans end.
   * Set by `SENTRY_TRACE_LIFECYCLE`.
   *
   * @defaultValue `"static"` in v10, `"stream"` in v11
   */
  traceLifecycle?: "static" | "stream";
  /**
   * Strings and patterns. The SDK sends trace headers only to URLs that match one of them. Set by
   * `SENTRY_TRACE_PROPAGATION_TARGETS` (comma-separated).
   *
   * @defaultValue the SDK's default
   */
  tracePropagationTargets?: (string | RegExp)[];
  /**
   * Whether to continue only traces of your own organisation. Set by `SENTRY_STRICT_TRACE_CONTINUATION`.
   *
   * @defaultValue `false`
   */
  strictTraceContinuation?: boolean;
  /**
   * ID of your organisation, 1 to 20 digits. Set by `SENTRY_ORG_ID`.
   *
   * @defaultValue taken from the DSN
   */
  orgId?: `${number}`;
  /**
   * Whether the SDK prints debug messages about itself. Set by `SENTRY_DEBUG`.
   *
   * @defaultValue `false`
   */
  debug?: boolean;
  /**
   * A path such as `/tunnel`, or an http(s) URL. The SDK sends its data there, and your server must forward it to
   * Sentry. Set by `SENTRY_TUNNEL`.
   *
   * @defaultValue none
   */
  tunnel?: string;
  /**
   * Strings and patterns. Errors whose messages match one of them are not sent. Set by `SENTRY_IGNORE_ERRORS`
   * (comma-separated).
   *
   * @defaultValue none
   */
  ignoreErrors?: (string | RegExp)[];
  /**
   * Maximum number of breadcrumbs of an event, a whole number of 0 or more. Set by `SENTRY_MAX_BREADCRUMBS`.
   *
   * @defaultValue 100
   */
  maxBreadcrumbs?: number;
  /**
   * Maximum number of characters of a string, a whole number of 0 or more. Longer strings are truncated. Set by
   * `SENTRY_MAX_VALUE_LENGTH`.
   *
   * @defaultValue none: strings are not truncated
   */
  maxValueLength?: number;
  /**
   * Maximum depth of nested objects, a whole number of 0 or more. Deeper levels are cut off. Set by
   * `SENTRY_NORMALIZE_DEPTH`.
   *
   * @defaultValue 3
   */
  normalizeDepth?: number;
  /**
   * Whether captured messages get stack traces, as errors do. Set by `SENTRY_ATTACH_STACKTRACE`.
   *
   * @defaultValue `false` in v10, `true` in v11
   */
  attachStacktrace?: boolean;
  /**
   * What the SDK collects by itself. `SENTRY_SEND_DEFAULT_PII` sets all fields. Each `SENTRY_DATA_*` variable sets one
   * field.
   *
   * @defaultValue what v10 collects with `sendDefaultPii: false`
   */
  dataCollection: DataCollection;
}
