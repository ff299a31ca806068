import { type Clock, createIntervals } from "../shared/clock.ts";

/**
 * Adapts each endpoint's sample rate to its traffic and its recent errors. Only earlier traces affect the rate of a
 * trace, because its own outcome is not known yet when it starts.
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
  /** The rate, 0 to 1, up to which recent errors can raise an endpoint's rate. */
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
/** Up to this share of failed traces, errors do not raise an endpoint's rate. Above it, the rate rises linearly. */
const NORMAL_ERROR_SHARE = 0.03;
/** At this share of failed traces, an endpoint's rate reaches `errorRate`. */
const FULL_ALARM_SHARE = 0.2;
/**
 * Each endpoint's count begins with this many imaginary successes, so that an error in its first trace does not raise
 * the rate to `errorRate` at once.
 */
const PRIOR_SUCCESSES = 10;
/** Largest multiplier of the base rate. Traffic can raise an endpoint's rate to at most ten times the base rate. */
const MAX_FACTOR = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, maxEndpoints, adaptivity, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  const hasNewInterval = createIntervals(intervalMs, now);
  /**
   * Multiplier of the base rate for a new endpoint. It is 1 in the first interval, and `MAX_FACTOR` later, because an
   * endpoint that appears late is probably rare.
   */
  let newFactor = 1;
  /**
   * Sum of `adapted / base - 1` over all traces. A positive sum means that the rates were above the base rate on
   * average, so later rates are lowered to make up for it.
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
   * Sets the factor of each endpoint. The total number of kept traces is the same as at the base rate. An endpoint's
   * share of it is proportional to the logarithm of its traffic, so rare endpoints get more than at the base rate.
   */
  function redistribute(): void {
    const byTraffic = [...endpoints.values()].sort((one, other) => one.seen - other.seen);
    let totalSeen = 0;
    let remainingWeight = 0;
    for (const endpoint of byTraffic) {
      totalSeen += endpoint.seen;
      remainingWeight += weightOf(endpoint);
    }
    // `debt` is limited to half of the counted traffic. The counts are halved in each interval, so they lag behind the
    // actual traffic, and without a limit `debt` could keep growing.
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
