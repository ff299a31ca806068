/**
 * A span as it is sent. A transaction's spans have `description`, `op` and `data`; streamed spans have `name` and
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

/** What is remembered about a trace between its envelopes. */
export interface ReducedTrace {
  /** Number of spans that were sent. */
  sent: number;
  /**
   * The parent id of each span that was removed, by the id of the removed span. The parent may have been removed too.
   */
  readonly ancestors: Map<string, string | undefined>;
  /** Ids of spans that must stay, because their children were sent already. */
  readonly awaited: Set<string>;
}

/** The result of reducing the spans of a trace. */
export interface ReducedSpans {
  /** The spans that remain. Each one is mapped to the form in which it is sent. */
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
