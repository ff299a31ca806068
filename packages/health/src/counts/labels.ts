/*
 * The values that the labels of the metrics can have. Any other value becomes `other`. So an unknown name from the app
 * or from a server can neither add a series nor reveal private data.
 */

/** Sentry's data categories. `all` stands for a rate limit that applies to every category. */
const CATEGORIES = setOf(
  "all attachment default error feedback internal log_byte log_item metric_bucket monitor profile profile_chunk replay " +
    "security session span trace_metric transaction unknown user_report_v2",
);

/**
 * The reasons for dropped items. SDK v11 uses the reasons on the first two lines in its client reports. The others are
 * defined here. `no_response` means that the transport returned no status, as an offline transport does when it stores
 * an envelope.
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
