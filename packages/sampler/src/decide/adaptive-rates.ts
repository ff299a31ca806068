import { type Clock, createIntervals } from "../shared/clock.ts";

/** Adapts each endpoint's rate to its traffic and its recent errors. A rate depends on earlier traces only. */
export interface Adaptation {
  /** Returns the rate for the next trace of the endpoint `key`, given the base rate, and counts that trace. */
  rateOf(key: string, base: number): number;
  /** Records an error in a trace of the endpoint `key`. */
  noteError(key: string): void;
}

export interface AdaptationSettings {
  intervalMs: number;
  mostEndpoints: number;
  /** How far rates follow traffic, from 0 (not at all) to 1 (fully). */
  adaptivity: number;
  /** Rate up to which recent errors can raise an endpoint's rate, 0 to 1. */
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
 * Value of `seen` below which an endpoint is forgotten. An endpoint with a single trace is forgotten after five
 * halvings.
 */
const GONE = 0.05;
/**
 * Share of failed traces, 0 to 1, up to which errors do not raise an endpoint's rate. Above it, the rate rises
 * linearly.
 */
const USUAL = 0.03;
/** Share of failed traces, 0 to 1, at which an endpoint's rate reaches `errorRate`. */
const FULL_ALARM = 0.2;
/**
 * Number of successful traces added to each endpoint's count, so that one early error does not raise its rate all the
 * way.
 */
const DOUBT = 10;
/** Largest multiplier of the base rate; a larger one is unlikely to be useful. */
const MOST = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, mostEndpoints, adaptivity, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  const hasNewInterval = createIntervals(intervalMs, now);
  /**
   * Multiplier for a new endpoint: 1 in the first interval, then `MOST`, because an endpoint first seen later is
   * probably rare.
   */
  let newFactor = 1;
  /**
   * Sum of `adapted / base - 1` over all traces. Positive if the rates exceeded the base rate so far; then later rates
   * are lower.
   */
  let debt = 0;

  function roll(): void {
    if (!hasNewInterval()) return;
    newFactor = MOST;
    for (const [key, endpoint] of endpoints) {
      endpoint.seen /= 2;
      endpoint.failed /= 2;
      if (endpoint.seen < GONE) endpoints.delete(key);
    }
    divide();
  }

  /**
   * Sets the factors so that the traces that the base rate would keep are divided among the endpoints in proportion to
   * the logarithm of their traffic.
   */
  function divide(): void {
    const rising = [...endpoints.values()].sort((one, other) => one.seen - other.seen);
    let total = 0;
    let weights = 0;
    for (const endpoint of rising) {
      total += endpoint.seen;
      weights += weightOf(endpoint);
    }
    // Halved counts lag behind the traffic, so `debt` can keep growing in one direction: limit it to half the traffic.
    debt = Math.max(-total / 2, Math.min(total / 2, debt));
    let goal = total - debt;
    for (const endpoint of rising) {
      const weight = weightOf(endpoint);
      const part = Math.min(MOST * endpoint.seen, (goal * weight) / weights);
      goal -= part;
      weights -= weight;
      endpoint.factor = part / endpoint.seen;
    }
  }

  return {
    rateOf(key, base) {
      roll();
      let endpoint = endpoints.get(key);
      if (endpoint === undefined) {
        if (endpoints.size >= mostEndpoints) return base;
        endpoint = { seen: 0, failed: 0, factor: newFactor };
        endpoints.set(key, endpoint);
      }
      const adapted = Math.min(1, base * (1 + adaptivity * (endpoint.factor - 1)));
      debt += adapted / base - 1;
      endpoint.seen += 1;
      // The counts include the current interval, so that the rate rises as soon as the endpoint starts to fail.
      const share = endpoint.failed / (endpoint.seen + DOUBT);
      const alarm = Math.min(1, Math.max(0, share - USUAL) / (FULL_ALARM - USUAL));
      return adapted + Math.max(0, errorRate - adapted) * alarm;
    },
    noteError(key) {
      roll();
      const endpoint = endpoints.get(key);
      if (endpoint !== undefined) endpoint.failed += 1;
    },
  };
}

function weightOf({ seen }: Endpoint): number {
  return Math.log10(1 + seen) + 0.1;
}
