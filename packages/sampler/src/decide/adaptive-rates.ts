import { type Clock, createIntervals } from "../shared/clock.ts";

/** Adapts the rate of each endpoint to its traffic and its recent errors. Rates depend only on past traces. */
export interface Adaptation {
  /** Returns the rate for an endpoint's next trace, and counts that trace. */
  rateOf(key: string, base: number): number;
  /** Records an error in a trace of the endpoint. */
  noteError(key: string): void;
}

export interface AdaptationSettings {
  intervalMs: number;
  mostEndpoints: number;
  /** How far rates follow traffic, from 0 (not at all) to 1 (fully). */
  adaptivity: number;
  /** The rate to which recent errors raise an endpoint. */
  errorRate: number;
}

interface Endpoint {
  /** Number of traces. Each new interval halves the previous count. */
  seen: number;
  /** Number of errors, halved in the same way. */
  failed: number;
  /** Multiplier of the base rate. */
  factor: number;
}

/** Count of traces below which an endpoint is forgotten: a single trace is forgotten after five halvings. */
const GONE = 0.05;
/** Share of failed traces up to which an endpoint's rate stays as it is. Above, it rises linearly. */
const USUAL = 0.03;
/** Share of failed traces at which an endpoint's rate reaches `errorRate`. */
const FULL_ALARM = 0.2;
/** Successful traces added to each endpoint's count, so that one early error does not raise its rate all the way. */
const DOUBT = 10;
/** Largest multiplier of the base rate; a larger one is unlikely to be useful. */
const MOST = 10;

export function createAdaptation(settings: AdaptationSettings, now: Clock): Adaptation {
  const { intervalMs, mostEndpoints, adaptivity, errorRate } = settings;
  const endpoints = new Map<string, Endpoint>();
  const hasNewInterval = createIntervals(intervalMs, now);
  /** Multiplier for a new endpoint. After the first interval a new endpoint counts as rare. */
  let newFactor = 1;
  /** How far rates have overspent the base rate, in requests at that rate. The next interval pays it back. */
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

  /** Divides what the base rate would keep among the endpoints, weighted by the logarithm of their traffic. */
  function divide(): void {
    const rising = [...endpoints.values()].sort((one, other) => one.seen - other.seen);
    let total = 0;
    let weights = 0;
    for (const endpoint of rising) {
      total += endpoint.seen;
      weights += weightOf(endpoint);
    }
    // Halved counts lag behind the traffic, so the debt drifts to one side: cap it at half the traffic.
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
      // Includes the current interval, so that an endpoint that starts to fail does not wait for its end.
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
