import type { SpanReducer } from "../shared/span-reducer.ts";

/** Says which child spans are dropped. All given fields must match. */
export interface DropRule {
  /** Operation of the span: equal to a string, or matched by a pattern. */
  readonly op?: string | RegExp | undefined;
  /** Name of the span (in a transaction, its description): equal to a string, or matched by a pattern. */
  readonly name?: string | RegExp | undefined;
  /**
   * Only spans that took less than this number of milliseconds are dropped; above 0.
   *
   * @defaultValue any duration
   */
  readonly underMs?: number | undefined;
}

/** Says which runs of equal spans become one span. */
export interface FoldRule {
  /** Operation of the spans: equal to a string, or matched by a pattern. */
  readonly op: string | RegExp;
  /** Number of equal spans in a row up to which all of them are sent: a whole number, 1 or more. */
  readonly over: number;
}

/** Limits how many spans of a kept trace are sent. By default, all of them are. */
export interface SpanPolicy {
  /**
   * Maximum number of spans of a trace that are sent by this process: a whole number above 0. The spans with the shortest
   * durations are dropped. Root spans, failed spans and their ancestors are always sent, even if they are more.
   *
   * @defaultValue no limit
   */
  readonly maxPerTrace?: number | undefined;
  /** @defaultValue `[]` */
  readonly drop?: readonly DropRule[] | undefined;
  /** @defaultValue none */
  readonly fold?: FoldRule | undefined;
}

/** What `spanVolume` returns: a policy, which `sampler()` checks, and the function that applies it. */
export interface SpanVolume {
  readonly policy: SpanPolicy;
  readonly reduce: SpanReducer;
}
