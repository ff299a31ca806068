import { type Clock, createIntervals } from "../shared/clock.ts";

/**
 * Adapts each endpoint's sample rate to its traffic and its recent errors. The rate of a trace depends only on earlier
 * traces.
 */
export interface Adaptation {
  /** Returns the rate for the next trace of the endpoint `key`, given the base rate, and counts that trace. */
  rateOf(key: string, base: number): number;
  /** Records an error in a trace of the endpoint `key`. */
  noteError(key: string): void;
}

export interface AdaptationSettings {
  intervalMs: number;
  maxEndpoints: number;
  /** How strongly traffic changes the rates, from 0 (not at all) to 1 (fully). */
  adaptivity: number;
  /** Highest rate, 0 to 1, to which recent errors can raise the rate of an endpoint. */
  errorRate: number;
}

interface Endpoint {
  /** Number of traces. Halved when a new interval begins, so that older traces count less. */
  seen: number;
  /** Number of traces with an error. Halved together with `seen`. */
  failed: number;
  /** Multiplier of the base rate. */
  factor: number;
}

/**
 * An endpoint is forgotten once its `seen` is below this value. A `seen` of 1 falls below it after five halvings: 1/32.
 */
const FORGOTTEN_BELOW = 0.05;
/**
 * Share of failed traces, 0 to 1, up to which errors do not raise the rate of an endpoint. Above this share, the rate
 * rises linearly.
 */
const NORMAL_ERROR_SHARE = 0.03;
/** Share of failed traces, 0 to 1, at which an endpoint's rate reaches `errorRate`. */
const FULL_ALARM_SHARE = 0.2;
/**
 * Number of successful traces that are added to the count of each endpoint, so that a single early error does not raise
 * the rate to `errorRate`.
 */
const PRIOR_SUCCESSES = 10;
/** Largest multiplier of the base rate: an endpoint is sampled at most ten times as often as the base rate says. */
const MAX_FACTOR = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, maxEndpoints, adaptivity, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  const hasNewInterval = createIntervals(intervalMs, now);
  /**
   * Multiplier of the base rate for a new endpoint. It is 1 in the first interval and `MAX_FACTOR` in later ones,
   * because an endpoint that appears late is probably rare.
   */
  let newFactor = 1;
  /**
   * Sum of `adapted / base - 1` over all traces. If it is positive, the rates have exceeded the base rate on average,
   * and later rates are lowered.
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
   * Sets the factor of each endpoint. In total, as many traces are kept as at the base rate, but they are divided among
   * the endpoints in proportion to the logarithm of each endpoint's traffic.
   */
  function redistribute(): void {
    const byTraffic = [...endpoints.values()].sort((one, other) => one.seen - other.seen);
    let totalSeen = 0;
    let remainingWeight = 0;
    for (const endpoint of byTraffic) {
      totalSeen += endpoint.seen;
      remainingWeight += weightOf(endpoint);
    }
    // The counts are halved in each interval, so they lag behind the actual traffic, and `debt` could keep growing. So
    // `debt` is limited to half of the counted traffic.
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
      // The counts include the current interval, so that the rate rises as soon as the endpoint starts to fail.
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
