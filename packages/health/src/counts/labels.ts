/*
 * The values that a label of a metric can have. A value that is not listed becomes `other`, so a name that the app or a
 * server invented cannot add a series, and cannot show anything that is private.
 */

/** Sentry's data categories. `all` stands for a rate limit of every category. */
const CATEGORIES = setOf(
  "all attachment default error feedback internal log_byte log_item metric_bucket monitor profile profile_chunk replay " +
    "security session span trace_metric transaction unknown user_report_v2",
);

/**
 * Why items were dropped. First the reasons of client reports in SDK v11, then those of the responses that no client
 * report mentions, then `no_response`: the transport returned no status, as an offline transport does for what it stores.
 *
 * @see https://develop.sentry.dev/sdk/telemetry/client-reports
 */
const REASONS = setOf(
  "before_send buffer_overflow callback_error event_processor ignored internal_sdk_error invalid network_error " +
    "no_parent_span queue_overflow ratelimit_backoff sample_rate send_error " +
    "http_3xx http_4xx http_5xx rate_limited no_response",
);

const LEVELS = setOf("fatal error warning log info debug");

function setOf(words: string): ReadonlySet<unknown> {
  return new Set(words.split(" "));
}

function labelIn(known: ReadonlySet<unknown>, value: unknown): string {
  return known.has(value) ? String(value) : "other";
}

export function categoryLabel(category: unknown): string {
  return labelIn(CATEGORIES, category);
}

export function reasonLabel(reason: unknown): string {
  return labelIn(REASONS, reason);
}

export function levelLabel(level: unknown): string {
  return labelIn(LEVELS, level);
}
