import type { SpanReducer } from "../shared/span-reducer.ts";

/** Child spans to drop. A span is dropped if all given fields match. */
export interface DropRule {
  /** A string that equals the span's operation, or a pattern that matches in it. */
  readonly op?: string | RegExp | undefined;
  /** A string that equals the span's name, or a pattern that matches in it. In a transaction, it is the description. */
  readonly name?: string | RegExp | undefined;
  /**
   * Only spans that took less than this number of milliseconds are dropped. Above 0.
   *
   * @defaultValue any duration
   */
  readonly underMs?: number | undefined;
}

/** Spans to fold, which means that equal siblings in a row become one span. */
export interface FoldRule {
  /** A string that equals the spans' operation, or a pattern that matches in it. */
  readonly op: string | RegExp;
  /** Spans are folded if more than this number of equal ones are in a row: an integer above 0. */
  readonly over: number;
}

/** Limits how many spans of a kept trace are sent. By default, all of them are. */
export interface SpanPolicy {
  /**
   * Maximum number of spans per trace that this process sends: an integer above 0. If there are more, the shortest
   * spans are dropped. Root spans, failed spans and their ancestors are always sent, even beyond the maximum.
   *
   * @defaultValue no limit
   */
  readonly maxPerTrace?: number | undefined;
  /** @defaultValue `[]` */
  readonly drop?: readonly DropRule[] | undefined;
  /** @defaultValue none */
  readonly fold?: FoldRule | undefined;
}

/** What `spanVolume` returns: a policy, which `sampler()` validates, and the function that applies it. */
export interface SpanVolume {
  readonly policy: SpanPolicy;
  readonly reduce: SpanReducer;
}
