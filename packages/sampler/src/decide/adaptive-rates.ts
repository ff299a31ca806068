import { type Clock, createIntervals } from "../shared/clock.ts";

/**
 * Adapts the sample rate of each endpoint to its traffic and to its recent errors. The rate of a trace depends only on
 * earlier traces, because the outcome of a trace is unknown when the trace starts.
 */
export interface Adaptation {
  /** Returns the rate for the next trace of the endpoint `key`, and counts the trace. `base` is the base rate. */
  rateOf(key: string, base: number): number;
  /** Records an error in a trace of the endpoint `key`. */
  noteError(key: string): void;
}

export interface AdaptationSettings {
  intervalMs: number;
  maxEndpoints: number;
  /** How strongly traffic affects the rates, from 0 (not at all) to 1 (fully). */
  adaptivity: number;
  /** The highest rate, from 0 to 1, that an endpoint can get because of recent errors. */
  errorRate: number;
}

interface Endpoint {
  /** Number of traces. It is halved at the start of each interval, so that older traces count less. */
  seen: number;
  /** Number of traces with an error. It is also halved at the start of each interval. */
  failed: number;
  factor: number;
}

/**
 * An endpoint is removed when its `seen` is below this value. If an endpoint gets no more traces after the first one,
 * this happens after five halvings: 1/32 < 0.05.
 */
const FORGOTTEN_BELOW = 0.05;
/**
 * The share of failed traces up to which errors do not raise the rate of an endpoint. Above this share, the rate rises
 * linearly.
 */
const NORMAL_ERROR_SHARE = 0.03;
/** The share of failed traces at which the rate of an endpoint reaches `errorRate`. */
const FULL_ALARM_SHARE = 0.2;
/**
 * Number of successful traces that are added to the real count of each endpoint. So a single error in a new endpoint
 * does not immediately raise the rate to `errorRate`.
 */
const PRIOR_SUCCESSES = 10;
/** The largest value of `factor`. */
const MAX_FACTOR = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, maxEndpoints, adaptivity, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  const hasNewInterval = createIntervals(intervalMs, now);
  /**
   * The `factor` of a new endpoint, by which the base rate is multiplied if `adaptivity` is 1. It is 1 in the first
   * interval. In later intervals, it is `MAX_FACTOR`, because an endpoint that appears late is probably rare.
   */
  let newFactor = 1;
  /**
   * The sum of `adapted / base - 1` over all traces. A positive sum means that more traces were kept than at the base
   * rate, so the next rates are lowered.
   */
  let debt = 0;

  function startDueInterval(): void {
    if (!hasNewInterval()) return;
    newFactor = MAX_FACTOR;
    for (const [key, endpoint] of endpoints) {
      endpoint.seen /= 2;
      endpoint.failed /= 2;
      if (endpoint.seen < FORGOTTEN_BELOW) endpoints.delete(key);
    }
    redistribute();
  }

  /**
   * Sets the factor of each endpoint, without changing the total number of kept traces. Each endpoint gets a share of
   * them in proportion to the logarithm of its traffic. So rare endpoints get rates above the base rate.
   */
  function redistribute(): void {
    const byTraffic = [...endpoints.values()].sort((one, other) => one.seen - other.seen);
    let totalSeen = 0;
    let remainingWeight = 0;
    for (const endpoint of byTraffic) {
      totalSeen += endpoint.seen;
      remainingWeight += weightOf(endpoint);
    }
    // Without this limit, `debt` could grow forever, because the counts are halved in each interval and `debt` is not.
    debt = Math.max(-totalSeen / 2, Math.min(totalSeen / 2, debt));
    let remainingTraces = totalSeen - debt;
    for (const endpoint of byTraffic) {
      const weight = weightOf(endpoint);
      const granted = Math.min(MAX_FACTOR * endpoint.seen, (remainingTraces * weight) / remainingWeight);
      remainingTraces -= granted;
      remainingWeight -= weight;
      endpoint.factor = granted / endpoint.seen;
    }
  }

  return {
    rateOf(key, base) {
      startDueInterval();
      let endpoint = endpoints.get(key);
      if (endpoint === undefined) {
        if (endpoints.size >= maxEndpoints) return base;
        endpoint = { seen: 0, failed: 0, factor: newFactor };
        endpoints.set(key, endpoint);
      }
      const adapted = Math.min(1, base * (1 + adaptivity * (endpoint.factor - 1)));
      debt += adapted / base - 1;
      endpoint.seen += 1;
      // `failed` and `seen` include the current interval, so that the rate rises as soon as the endpoint begins to
      // fail.
      const share = endpoint.failed / (endpoint.seen + PRIOR_SUCCESSES);
      const alarm = Math.min(1, Math.max(0, share - NORMAL_ERROR_SHARE) / (FULL_ALARM_SHARE - NORMAL_ERROR_SHARE));
      return adapted + Math.max(0, errorRate - adapted) * alarm;
    },
    noteError(key) {
      startDueInterval();
      const endpoint = endpoints.get(key);
      if (endpoint !== undefined) endpoint.failed += 1;
    },
  };
}

function weightOf({ seen }: Endpoint): number {
  return Math.log10(1 + seen) + 0.1;
}
