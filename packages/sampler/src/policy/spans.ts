import type { SpanReducer } from "../shared/span-reducer.ts";

/** Selects child spans to drop. A span is dropped if it matches all given fields. */
export interface DropRule {
  /** The span's operation must be equal to this string, or match this pattern. */
  readonly op?: string | RegExp | undefined;
  /**
   * The span's name must be equal to this string, or match this pattern. For spans of a transaction, this is the
   * `description`.
   */
  readonly name?: string | RegExp | undefined;
  /**
   * The duration below which spans are dropped, in milliseconds. It must be above 0.
   *
   * @defaultValue any duration
   */
  readonly underMs?: number | undefined;
}

/**
 * Selects spans to fold. Folding replaces several consecutive siblings that have the same operation and name with one
 * span.
 */
export interface FoldRule {
  /** The operation of the spans must be equal to this string, or match this pattern. */
  readonly op: string | RegExp;
  /**
   * Equal siblings are folded if there are more than this number. It must be an integer above 0. Example: with 5, six
   * equal siblings are folded, and five are not.
   */
  readonly over: number;
}

/** Limits how many spans of a kept trace are sent. By default, all spans are sent. */
export interface SpanPolicy {
  /**
   * The maximum number of spans of one trace that this process sends. It must be an integer above 0. If there are more,
   * the shortest spans are dropped. Root spans, failed spans and their ancestors are always sent, even beyond the
   * maximum.
   *
   * @defaultValue no limit
   */
  readonly maxPerTrace?: number | undefined;
  /**
   * Rules that select child spans to drop.
   *
   * @defaultValue `[]`
   */
  readonly drop?: readonly DropRule[] | undefined;
  /**
   * A rule that selects spans to fold: many equal spans in a row are replaced by one span that states their number.
   *
   * @defaultValue none
   */
  readonly fold?: FoldRule | undefined;
}

/** The result of `spanVolume`: a policy, which `sampler()` validates, and the function that applies it. */
export interface SpanVolume {
  readonly policy: SpanPolicy;
  readonly reduce: SpanReducer;
}
