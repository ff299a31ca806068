/**
 * A span as it is sent. Spans of a transaction have `description`, `op` and `data`. Streamed spans have `name` and
 * `attributes`.
 */
export interface SentSpan {
  readonly span_id?: string;
  readonly parent_span_id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly op?: string;
  readonly start_timestamp?: number;
  readonly end_timestamp?: number;
  readonly timestamp?: number;
  readonly attributes?: { readonly [key: string]: { readonly value: unknown; readonly type?: string } | undefined };
  readonly data?: { readonly [key: string]: unknown };
}

/** What a `SpanReducer` must remember about a trace between two calls. */
export interface ReducedTrace {
  /** Number of spans that were sent. */
  sent: number;
  /** Maps the id of each removed span to the id of its parent. The parent can itself be a removed span. */
  readonly ancestors: Map<string, string | undefined>;
  /** Ids of spans that have not arrived yet and must not be removed, because their children were already sent. */
  readonly awaited: Set<string>;
}

/** The result of a `SpanReducer`. */
export interface ReducedSpans {
  /** Maps each remaining span, as it was passed in, to the span that is sent instead. */
  readonly remaining: ReadonlyMap<SentSpan, SentSpan>;
  /** Number of spans that a rule dropped. */
  readonly ignored: number;
  /** Number of spans that were dropped because the trace had more than `maxPerTrace` spans. */
  readonly overflow: number;
}

/**
 * Drops and folds spans of one trace. Never removes a span for which `isFixed` returns true, and none of its ancestors.
 */
export type SpanReducer = (
  spans: readonly SentSpan[],
  isFixed: (span: SentSpan) => boolean,
  trace: ReducedTrace,
) => ReducedSpans;
