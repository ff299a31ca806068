import { ENDPOINTS } from "./traffic.mjs";

const INTERVAL_MS = 10_000;

/**
 * Runs one strategy over simulated traffic. Returns the percentages of traces, spans and errors that were kept, and how
 * far the estimated counts are from the true counts.
 *
 * `rare` is the root mean square of the relative errors of the estimates, over the 100 endpoints with the least
 * traffic. Health checks count towards the percentages, but not towards the estimates, because a strategy may drop them
 * on purpose.
 *
 * @param {import("./strategies.mjs").Strategy} strategy
 * @param {readonly import("./traffic.mjs").Arrival[]} arrivals
 * @param {number} turn An offset from 0 to 1 that is added, modulo 1, to the random number of every trace. The same
 *   traffic is run several times with evenly spaced offsets. With ten runs, a trace with a sample rate of 0.1 is then
 *   kept in exactly one run.
 */
export function run(strategy, arrivals, turn) {
  const truth = counters();
  const estimate = counters();
  /** @type {{ kept: number, errors: number, errorsKept: number, silent: number }[]} */
  const intervals = [];
  let silentNow = new Map();
  const all = { traces: 0, spans: 0, checks: 0 };
  const kept = { traces: 0, spans: 0 };
  let errorsKept = 0;
  let errors = 0;
  let variance = 0;
  let errorVariance = 0;

  for (const request of arrivals) {
    const place = Math.floor(request.ms / INTERVAL_MS);
    if (intervals[place] === undefined) {
      close();
      intervals[place] = { kept: 0, errors: 0, errorsKept: 0, silent: 0 };
    }
    const interval = intervals[place];
    const { endpoint, failed, spans } = request;
    const rate = strategy(request);
    const isKept = (request.rand + turn) % 1 < rate;
    all.traces += 1;
    all.spans += spans;
    if (isKept) {
      kept.traces += 1;
      kept.spans += spans;
      interval.kept += 1;
    }
    if (endpoint >= ENDPOINTS) {
      all.checks += 1;
      continue;
    }
    add(truth, endpoint, failed, 1);
    variance += (1 - rate) / rate;
    if (failed) {
      errors += 1;
      interval.errors += 1;
      errorVariance += (1 - rate) / rate;
      silentNow.set(endpoint, silentNow.get(endpoint) ?? true);
    }
    if (!isKept) continue;
    if (failed) {
      errorsKept += 1;
      interval.errorsKept += 1;
      silentNow.set(endpoint, false);
    }
    add(estimate, endpoint, failed, 1 / rate);
  }
  close();

  /** Ends an interval. Counts its silent endpoints, at which traces failed but no failed trace was kept. */
  function close() {
    const last = intervals[intervals.length - 1];
    if (last !== undefined) last.silent = [...silentNow.values()].filter(Boolean).length;
    silentNow = new Map();
  }

  const requests = all.traces - all.checks;
  const total = estimate.all.reduce((sum, one) => sum + one, 0);
  const errorTotal = estimate.errors.reduce((sum, one) => sum + one, 0);
  return {
    checks: (100 * all.checks) / all.traces,
    traces: (100 * kept.traces) / all.traces,
    spans: (100 * kept.spans) / all.spans,
    errorsKept: (100 * errorsKept) / errors,
    bias: (100 * (total - requests)) / requests,
    biasSigma: (100 * Math.sqrt(variance)) / requests,
    errorBias: (100 * (errorTotal - errors)) / errors,
    errorBiasSigma: (100 * Math.sqrt(errorVariance)) / errors,
    rare: rmse(truth.all.slice(100), estimate.all.slice(100)),
    none: truth.errors.filter((count, rank) => count > 0 && estimate.errors[rank] === 0).length,
    peak: Math.max(...intervals.map((interval) => interval.kept)),
    silent: intervals.reduce((sum, interval) => sum + interval.silent, 0),
    intervals,
  };
}

function counters() {
  return { all: Array(ENDPOINTS).fill(0), errors: Array(ENDPOINTS).fill(0) };
}

/**
 * @param {{ all: number[], errors: number[] }} sums
 * @param {number} rank
 * @param {boolean} failed
 * @param {number} weight
 */
function add(sums, rank, failed, weight) {
  sums.all[rank] = (sums.all[rank] ?? 0) + weight;
  if (failed) sums.errors[rank] = (sums.errors[rank] ?? 0) + weight;
}

/**
 * Returns the root mean square of the relative errors, in percent.
 *
 * @param {number[]} truth
 * @param {number[]} estimate
 */
function rmse(truth, estimate) {
  const squares = truth.map((count, rank) => (((estimate[rank] ?? 0) - count) / count) ** 2);
  return 100 * Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / squares.length);
}
