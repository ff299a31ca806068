/**
 * Limits for the average number of traces that a process keeps per second. When a limit is reached, later traces get a
 * lower probability, but never 0. So the counts that Sentry extrapolates stay correct.
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
   * The maximum number of successful traces per second, including slow ones. It must be above 0. Traces whose rate
   * comes from a calling service do not count.
   */
  readonly tracesPerSecond?: number | undefined;
  /**
   * The maximum number of failed traces per second. It must be above 0. In each interval, the first failed trace of
   * each endpoint is always kept, unless the `errorRate` for the trace is 0.
   */
  readonly errorTracesPerSecond?: number | undefined;
  /**
   * The number of seconds over which the traces per second are averaged. It must be above 0.
   *
   * @defaultValue 10
   */
  readonly interval?: number | undefined;
}

/**
 * Limits for memory, and `adaptivity`, which adapts the rates to the traffic.
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
   * The maximum number of buffered traces. It must be an integer above 0. If there are more, the sampler decides early
   * about one of them: the oldest trace without a running root span or, if there is none, the oldest trace. The sampler
   * also remembers its decisions for late spans, up to the same number.
   *
   * @defaultValue 10 000
   */
  readonly traces?: number | undefined;
  /**
   * The maximum memory for buffered data, in bytes, as estimated by the sampler. It must be above 0. One half is for
   * traces without a decision. If they need more, the sampler decides early about some of them, in the same order as
   * for `traces`. The other half is for envelopes that wait to be sent. If they need more, the oldest envelope is
   * dropped and counted in the client report.
   *
   * @defaultValue 64 MiB
   */
  readonly bytes?: number | undefined;
  /**
   * The maximum time in seconds for which a trace is buffered before the sampler decides whether to keep it. It must be
   * above 0.
   *
   * @defaultValue 30
   */
  readonly seconds?: number | undefined;
  /**
   * The maximum number of endpoints that are counted separately. It must be an integer above 0. Endpoints beyond this
   * number have the base rate.
   *
   * @defaultValue 1000
   */
  readonly endpoints?: number | undefined;
  /**
   * How strongly the traffic of an endpoint affects its rate, from 0 to 1. At 0, all endpoints have the base rate. At
   * 1, rare endpoints have much higher rates than frequent ones.
   *
   * @defaultValue 0
   */
  readonly adaptivity?: number | undefined;
}
