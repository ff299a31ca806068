/**
 * Limits on the number of traces that a process keeps per second, on average. Beyond a limit, later traces get a lower
 * probability, but never 0, so Sentry's extrapolated counts stay correct.
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
   * Largest number of successful traces per second, including slow ones, above 0. A trace that keeps the rate of
   * another service does not count.
   */
  readonly tracesPerSecond?: number | undefined;
  /**
   * Largest number of failed traces per second, above 0. In each interval, the first failed trace of each endpoint is
   * kept in any case, unless the `errorRate` that applies to it is 0.
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
   * Maximum number of undecided traces that are buffered: an integer above 0. If there are more, one of them is decided
   * early: the oldest without a running root span or, if there is none, the oldest of all. The same maximum applies to
   * the decided traces that are remembered.
   *
   * @defaultValue 10 000
   */
  readonly traces?: number | undefined;
  /**
   * Maximum memory for buffered data, in bytes (an estimate), above 0. One half is for undecided traces. If they exceed
   * it, the oldest ones are decided early, in the same order as for `traces`. The other half is for kept envelopes that
   * wait to be sent. If they exceed it, the oldest envelope is dropped and counted in the client report.
   *
   * @defaultValue 64 MiB
   */
  readonly bytes?: number | undefined;
  /**
   * Longest time in seconds for which an undecided trace is buffered, above 0.
   *
   * @defaultValue 30
   */
  readonly seconds?: number | undefined;
  /**
   * Maximum number of endpoints that are counted separately: an integer above 0. Further endpoints get the base rate.
   *
   * @defaultValue 1000
   */
  readonly endpoints?: number | undefined;
  /**
   * How strongly traffic changes the rates, 0 to 1. At 0, all endpoints have the base rate. At 1, rare endpoints have
   * much higher rates than frequent ones.
   *
   * @defaultValue 0
   */
  readonly adaptivity?: number | undefined;
}
