/**
 * A span as it is sent. Spans of a transaction have `description`, `op` and `data`. Streamed spans have `name` and
 * `attributes`.
 */
export interface SentSpan {
  readonly span_id?: string;
  readonly parent_span_id?: string;
  readonly is_segment?: boolean;
  readonly name?: string;
  readonly description?: string;
  readonly op?: string;
  readonly status?: string | null;
  readonly start_timestamp?: number;
  readonly end_timestamp?: number;
  readonly timestamp?: number;
  readonly attributes?: { readonly [key: string]: { readonly value: unknown; readonly type?: string } | undefined };
  readonly data?: { readonly [key: string]: unknown };
}

/**
 * An envelope with spans. The payload of a transaction has the root span in `contexts.trace` and the child spans in
 * `spans`. A list of streamed spans has them in `items`. The payload of a single span is the span itself.
 */
export type SpanEnvelope = [
  header: unknown,
  items: [
    header: { readonly type?: string; readonly item_count?: number },
    payload: SentSpan & {
      readonly contexts?: { readonly trace?: SentSpan };
      readonly items?: readonly SentSpan[];
      readonly spans?: readonly SentSpan[];
    },
  ][],
];

/** Functions of the sampler that a `SpanReducer` uses. */
export interface SpanReducerTools {
  /** Checks whether a span, and all of its ancestors, must be sent. */
  isFixed(span: SentSpan): boolean;
  /** Counts removed spans in the client report. */
  lose(reason: "ignored" | "buffer_overflow", count: number): void;
}

/**
 * Drops spans of a trace, and folds equal spans into one. Changes the lists of spans in the trace's envelopes in place,
 * and returns the envelopes that still contain a span. It is called again with the same `trace` if spans arrive late.
 */
export type SpanReducer = <Kept extends { readonly envelope: SpanEnvelope }>(
  kept: readonly Kept[],
  trace: object,
  tools: SpanReducerTools,
) => readonly Kept[];
