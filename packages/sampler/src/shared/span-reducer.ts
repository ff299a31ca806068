/** A span as it is sent: in a transaction with `description`, `op` and `data`, streamed with `name` and `attributes`. */
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

/** What is remembered about a trace between its envelopes. */
export interface ReducedTrace {
  /** Number of spans that were sent. */
  sent: number;
  /** The next remaining ancestor of each span that was removed, by the id of the removed span. */
  readonly ancestors: Map<string, string | undefined>;
  /** Ids of spans that must stay, because children of them were sent before. */
  readonly awaited: Set<string>;
}

/** What remains of the spans of a trace. */
export interface ReducedSpans {
  /** The spans that remain, each with the form in which it is sent. */
  readonly remaining: ReadonlyMap<SentSpan, SentSpan>;
  /** Number of spans that a rule dropped. */
  readonly ignored: number;
  /** Number of spans that exceeded the maximum. */
  readonly overflow: number;
}

/** Reduces the spans of one trace. Spans for which `isFixed` returns true, and their ancestors, always remain. */
export type SpanReducer = (
  spans: readonly SentSpan[],
  isFixed: (span: SentSpan) => boolean,
  trace: ReducedTrace,
) => ReducedSpans;
