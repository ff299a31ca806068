/**
 * A span in the form in which it is sent. The spans of a transaction have `description`, `op` and `data`. Streamed
 * spans have `name` and `attributes`.
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

/** The data about a trace that must be kept from one of its envelopes to the next. */
export interface ReducedTrace {
  /** Number of spans that were sent. */
  sent: number;
  /** The parent id of each removed span, by the id of the removed span. The parent can also be removed. */
  readonly ancestors: Map<string, string | undefined>;
  /** Ids of spans that must not be removed, because their children were already sent. */
  readonly awaited: Set<string>;
}

/** The result of reducing the spans of a trace. */
export interface ReducedSpans {
  /** The remaining spans. Each one is mapped to the form in which it is sent. */
  readonly remaining: ReadonlyMap<SentSpan, SentSpan>;
  /** Number of spans that a rule dropped. */
  readonly ignored: number;
  /** Number of spans that were dropped because of the maximum. */
  readonly overflow: number;
}

/** Reduces the spans of one trace. Spans for which `isFixed` returns true, and their ancestors, are never removed. */
export type SpanReducer = (
  spans: readonly SentSpan[],
  isFixed: (span: SentSpan) => boolean,
  trace: ReducedTrace,
) => ReducedSpans;
