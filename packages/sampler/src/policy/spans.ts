import type { SpanReducer } from "../shared/span-reducer.ts";

/** Selects child spans to drop. A span is dropped if it matches all given fields. */
export interface DropRule {
  /** The operation of the span: a string that must be equal, or a pattern that must match. */
  readonly op?: string | RegExp | undefined;
  /**
   * The name of the span: a string that must be equal, or a pattern that must match. In a transaction, the name of a
   * span is its description.
   */
  readonly name?: string | RegExp | undefined;
  /**
   * Only spans that are shorter than this number of milliseconds are dropped. The number must be above 0.
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
  /** The operation of the spans: a string that must be equal, or a pattern that must match. */
  readonly op: string | RegExp;
  /**
   * The number of consecutive equal siblings above which they are folded. It must be an integer above 0. Example: with
   * 5, six equal siblings are folded, and five are not.
   */
  readonly over: number;
}

/** Limits how many spans of a kept trace are sent. By default, all spans are sent. */
export interface SpanPolicy {
  /**
   * The maximum number of spans per trace that this process sends. It must be an integer above 0. If there are more,
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
   * A rule that selects spans to fold.
   *
   * @defaultValue none
   */
  readonly fold?: FoldRule | undefined;
}

/**
 * The result of `spanVolume`. It contains a policy, which `sampler()` validates, and the function that applies the
 * policy.
 */
export interface SpanVolume {
  readonly policy: SpanPolicy;
  readonly reduce: SpanReducer;
}
