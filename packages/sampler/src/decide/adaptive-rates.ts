import { type Clock, createIntervals } from "../shared/clock.ts";

/** Counts and errors by endpoint, and the rates that follow from them. Rates depend on the past alone. */
export interface Adaptation {
  /** The rate for the next trace of an endpoint, which is counted. */
  rateOf(key: string, base: number): number;
  /** An error in a trace of the endpoint. */
  noteError(key: string): void;
}

export interface AdaptationSettings {
  intervalMs: number;
  mostEndpoints: number;
  /** 0: frequency moves no rate; 1: wholly. */
  adaptivity: number;
  /** The rate to which noted errors raise. */
  errorRate: number;
}

interface Endpoint {
  /** Traces of the running interval, and of those before it by half, a quarter and so on. */
  seen: number;
  /** The same of errors. */
  failed: number;
  /** Base rate times this. */
  factor: number;
}

/** An endpoint that was seen less is forgotten. */
const GONE = 0.05;
/** Shares of failures: up to the first an endpoint's rate stays, at the second it is `errorRate`. */
const USUAL = 0.03;
const FULL_ALARM = 0.2;
/** Requests that an endpoint is taken to have had without an error, so that one error alone is no alarm. */
const DOUBT = 10;
/** The ratio of the largest rate to the base rate that is likely to be of use. */
const MOST = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, mostEndpoints, adaptivity, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  const hasNewInterval = createIntervals(intervalMs, now);
  /** Of an endpoint that is new: rare, once others are known. */
  let newFactor = 1;
  /** What rates have spent beyond the base rate's part, in requests at that rate. The next interval pays it back. */
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

  /** Splits what the base rate would keep by the logarithm of each endpoint's traffic, as dynamic samplers do. */
  function divide(): void {
    const rising = [...endpoints.values()].sort((one, other) => one.seen - other.seen);
    let total = 0;
    let weights = 0;
    for (const endpoint of rising) {
      total += endpoint.seen;
      weights += weightOf(endpoint);
    }
    // An average lags behind its traffic, so what it shares out is off by a little, always to the same side.
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
      // The running interval counts at once: an endpoint that starts to fail does not wait for its end.
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
