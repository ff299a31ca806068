// Each strategy returns the probability with which a request's trace is kept. The strategies named "ours" run our
// sampler's code.
import { importSource } from "./import-source.mjs";
import { CHECKS, ENDPOINTS } from "./traffic.mjs";

/** @type {typeof import("../../packages/sampler/src/decide/decision.ts")} */
const { compileDecision } = await importSource("../../packages/sampler/src/decide/decision.ts");

const PATHS = [...Array.from({ length: ENDPOINTS }, (_, rank) => `/${wordOf(rank)}`), ...CHECKS];

/**
 * What a strategy knows about a request. It does not know the random number that decides whether the trace is kept.
 *
 * @typedef {{ ms: number, endpoint: number, failed: boolean }} Request
 */
/** @typedef {(request: Request) => number} Strategy */

/**
 * Creates a strategy that runs our sampler's code.
 *
 * @param {import("../../packages/sampler/src/policy/types.ts").SamplerPolicy} policy
 * @param {"tail" | "head"} mode
 * @returns {Strategy}
 */
function shipped(policy, mode) {
  let now = 0;
  const decision = compileDecision({ rate: 0.1, ...policy }, () => now);
  const contexts = PATHS.map((path) => ({
    name: "GET",
    attributes: { "url.path": path },
    /** @param {number} fallback */
    inheritOrSampleWith: (fallback) => fallback,
  }));
  return ({ ms, endpoint, failed }) => {
    now = ms;
    const context = contexts[endpoint];
    if (context === undefined) throw new RangeError(`Unknown endpoint: ${endpoint}`);
    const start = decision.start(context, undefined);
    if (mode === "tail") return decision.end(start, { failed, durationMs: 1 }).rate;
    if (failed) decision.noteError(start.key);
    return start.report.rate;
  };
}

/**
 * Returns the path segment of an endpoint: 21 -> `bb`. It has only letters, because the sampler treats paths that
 * differ only in numbers as one endpoint.
 *
 * @param {number} rank
 */
function wordOf(rank) {
  return String.fromCharCode(97 + (rank % 20), 97 + Math.floor(rank / 20));
}

/**
 * A hand-written sampler. It keeps 5 % of the traces of the ten busiest routes, and 16.8 % of those of the other
 * routes, in total about 10 %.
 *
 * @returns {Strategy}
 */
const byRoute = () => (request) => (request.endpoint < 10 ? 0.05 : 0.168);

/**
 * A head sampler. The rate of an endpoint depends on the exponential moving average of its traffic.
 *
 * @returns {Strategy}
 */
function ema() {
  /** @type {number[]} */
  let averages = Array(PATHS.length).fill(0);
  let counts = Array(PATHS.length).fill(0);
  let rates = Array(PATHS.length).fill(0.1);
  let next = 15_000;
  return ({ ms, endpoint }) => {
    if (ms >= next) {
      next += 15_000;
      averages = averages.map((average, rank) => (average + counts[rank]) / 2);
      counts = Array(PATHS.length).fill(0);
      const weights = averages.map((average) => Math.log10(Math.max(1, average)) + 0.01);
      let goal = averages.reduce((sum, one) => sum + one, 0) / 10;
      let rest = weights.reduce((sum, one) => sum + one, 0);
      rates = Array(PATHS.length).fill(1);
      const order = averages.map((average, rank) => ({ average, rank, weight: weights[rank] ?? 1 }));
      for (const { average, rank, weight } of order.sort((one, other) => one.average - other.average)) {
        const share = Math.min(average, (goal * weight) / rest);
        goal -= share;
        rest -= weight;
        if (average > 0) rates[rank] = share / average;
      }
    }
    counts[endpoint] += 1;
    return rates[endpoint];
  };
}

/** @returns {Strategy} */
const plainTail = () => (request) => (request.failed ? 1 : 0.1);

/**
 * Functions that create the strategies. Strategies have state, so each run needs a new one.
 *
 * @type {Record<string, () => Strategy>}
 */
export const STRATEGIES = {
  uniform: () => () => 0.1,
  "by route": byRoute,
  EMA: ema,
  "plain tail": plainTail,
  "ours, head": () => shipped({}, "head"),
  "ours, default": () => shipped({}, "tail"),
  "ours, adaptive": () => shipped({ rate: 0.0907, limits: { adaptivity: 1 } }, "tail"),
};

const PER_SECOND = { errorTracesPerSecond: 25, tracesPerSecond: 50 };
/** How many traces the strategy `ours, budget` may keep in 10 seconds. */
export const BUDGET = 10 * (PER_SECOND.errorTracesPerSecond + PER_SECOND.tracesPerSecond);

/**
 * The strategies that are compared in the simulation of an outage.
 *
 * @type {Record<string, () => Strategy>}
 */
export const OUTAGE_STRATEGIES = {
  "plain tail": plainTail,
  "ours, default": () => shipped({}, "tail"),
  "ours, budget": () => shipped({ budget: PER_SECOND }, "tail"),
};
