/**
 * Limits on the number of traces that a process keeps per second, on average. Beyond a limit, later traces get a lower
 * probability, but none is rejected outright, so Sentry's extrapolated counts stay correct.
 *
 * @example
 * ```ts
 * import { type SamplerBudget, sampler } from "@sentry-policy/sampler";
 *
 * const budget: SamplerBudget = { tracesPerSecond: 10, errorTracesPerSecond: 50 };
 * const options = sampler({ rate: 0.5, budget });
 * ```
 */
export interface SamplerBudget {
  /**
   * Limit on the successful traces that are kept per second, including slow ones; above 0. A trace counts towards the
   * limit only in the service where it began.
   */
  readonly tracesPerSecond?: number | undefined;
  /**
   * Limit on the failed traces that are kept per second; above 0. In each interval the first failed trace of each
   * endpoint is always kept, unless the `errorRate` that applies to the trace is 0.
   */
  readonly errorTracesPerSecond?: number | undefined;
  /**
   * Seconds over which the numbers of traces are averaged, above 0.
   *
   * @defaultValue 10
   */
  readonly interval?: number | undefined;
}

/**
 * Limits on memory, and how strongly traffic changes the rates.
 *
 * @example
 * ```ts
 * import { type SamplerLimits, sampler } from "@sentry-policy/sampler";
 *
 * const limits: SamplerLimits = { bytes: 16 * 1024 * 1024, seconds: 10 };
 * const options = sampler({ rate: 0.1, limits });
 * ```
 */
export interface SamplerLimits {
  /**
   * Maximum number of undecided traces that are held: a whole number above 0. If more traces would be held, the
   * decision about one of them is made at once: about the oldest without a running root span, or if there is none, about
   * the oldest. The same maximum applies to the decided traces that are remembered.
   *
   * @defaultValue 10 000
   */
  readonly traces?: number | undefined;
  /**
   * Maximum memory for held data, in bytes (an estimate), above 0. One half is for undecided traces, the other half
   * for kept envelopes that wait to be sent. If undecided traces exceed their half, the decision about the
   * oldest ones is made at once, in the same order. If waiting envelopes exceed their half, the oldest envelope is
   * dropped and counted in the client report.
   *
   * @defaultValue 64 MiB
   */
  readonly bytes?: number | undefined;
  /**
   * Longest time in seconds for which an undecided trace is held, above 0.
   *
   * @defaultValue 30
   */
  readonly seconds?: number | undefined;
  /**
   * Maximum number of endpoints that are counted separately: a whole number above 0. Further endpoints get the base
   * rate.
   *
   * @defaultValue 1000
   */
  readonly endpoints?: number | undefined;
  /**
   * How strongly traffic changes the rates, 0 to 1. At 0 all endpoints have the base rate; at 1 rare endpoints are
   * sampled more and frequent ones less.
   *
   * @defaultValue 0
   */
  readonly adaptivity?: number | undefined;
}
