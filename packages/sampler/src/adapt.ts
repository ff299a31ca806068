import type { Clock } from "./clock.ts";

/** Counts and errors by endpoint, and the rates that follow from them. Rates depend on the past alone. */
export interface Adaptation {
  /** The rate for the next trace of an endpoint, which is counted. */
  rateOf(key: string, base: number): number;
  /** An error in a trace of the endpoint. */
  noteError(key: string): void;
  /** True once in an interval for each endpoint that fails. */
  isFirstFailure(key: string): boolean;
}

interface Endpoint {
  average: number;
  count: number;
  errors: number;
  errorAverage: number;
  /** Base rate times this. */
  factor: number;
  failed: boolean;
}

export interface AdaptationSettings {
  intervalMs: number;
  keys: number;
  /** 0: frequency moves no rate; 1: wholly. */
  adaptivity: number;
  /** Whether an endpoint's recent errors raise its rate: where a decision cannot wait for the trace's own. */
  byErrors: boolean;
  /** The rate to which errors raise. */
  errorRate: number;
}

const WEIGHT_OF_NEW = 0.5;
/** Below this average an endpoint is forgotten. */
const GONE = 0.05;
/** Shares of failures: up to the first an endpoint's rate stays, at the second it is `errorRate`. */
const USUAL = 0.03;
const FULL_ALARM = 0.2;
/** Requests that an endpoint is taken to have had without an error, so that one error alone is no alarm. */
const DOUBT = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, keys, adaptivity, byErrors, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  let began = now();
  let warm = false;
  /** What rates have spent beyond the base rate's part, in requests at that rate. The next interval pays it back. */
  let debt = 0;

  function roll(): void {
    const at = now();
    if (at - began < intervalMs) return;
    began += Math.floor((at - began) / intervalMs) * intervalMs;
    warm = true;
    let total = 0;
    for (const [key, endpoint] of endpoints) {
      endpoint.average += WEIGHT_OF_NEW * (endpoint.count - endpoint.average);
      endpoint.errorAverage += WEIGHT_OF_NEW * (endpoint.errors - endpoint.errorAverage);
      endpoint.count = 0;
      endpoint.errors = 0;
      endpoint.failed = false;
      if (endpoint.average < GONE) endpoints.delete(key);
      else total += endpoint.average;
    }
    if (adaptivity > 0) divide(total);
  }

  /** Splits what the base rate would keep by the logarithm of each endpoint's traffic, as dynamic samplers do. */
  function divide(total: number): void {
    const rising = [...endpoints.values()].sort((one, other) => one.average - other.average);
    // An average lags behind its traffic, so what it shares out is off by a little, always to the same side.
    debt = Math.max(-total / 2, Math.min(total / 2, debt));
    // Counted in tenths, the ratio of the largest factor to the base rate that is likely to be of use.
    let goal = (total - debt) / 10;
    let weights = rising.reduce((sum, { average }) => sum + weightOf(average), 0);
    for (const endpoint of rising) {
      const part = Math.min(endpoint.average, (goal * weightOf(endpoint.average)) / weights);
      goal -= part;
      weights -= weightOf(endpoint.average);
      endpoint.factor = (10 * part) / endpoint.average;
    }
  }

  function find(key: string): Endpoint | undefined {
    let endpoint = endpoints.get(key);
    if (endpoint === undefined && endpoints.size < keys) {
      endpoint = { average: 0, count: 0, errors: 0, errorAverage: 0, factor: warm ? 10 : 1, failed: false };
      endpoints.set(key, endpoint);
    }
    return endpoint;
  }

  return {
    rateOf(key, base) {
      if (base === 0 || (adaptivity === 0 && !byErrors)) return base;
      roll();
      const endpoint = find(key);
      if (endpoint === undefined) return base;
      endpoint.count += 1;
      const adapted = Math.min(1, base * (1 + adaptivity * (endpoint.factor - 1)));
      debt += adapted / base - 1;
      if (!byErrors) return adapted;
      // The running interval counts at once: an endpoint that starts to fail does not wait for its end.
      const share = (endpoint.errorAverage + endpoint.errors) / (endpoint.average + endpoint.count + DOUBT);
      const failing = Math.min(1, Math.max(0, share - USUAL) / (FULL_ALARM - USUAL));
      return Math.max(adapted, adapted + (errorRate - adapted) * failing);
    },
    noteError(key) {
      roll();
      const endpoint = endpoints.get(key);
      if (endpoint !== undefined) endpoint.errors += 1;
    },
    isFirstFailure(key) {
      roll();
      const endpoint = find(key);
      if (endpoint === undefined || endpoint.failed) return false;
      endpoint.failed = true;
      // Kept while it fails, though no rate is asked for.
      if (adaptivity === 0 && !byErrors) endpoint.count = 1;
      return true;
    },
  };
}

function weightOf(average: number): number {
  return Math.log10(1 + average) + 0.1;
}
