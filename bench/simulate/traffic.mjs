// The traffic of a made-up service. A comment explains each assumption. None of them was tuned to favor a strategy.
import { createRandom } from "./random.mjs";

/** Number of endpoints that people call. Their traffic follows Zipf's law, as in most services. */
export const ENDPOINTS = 200;
const ZIPF_EXPONENT = 1.1;
/** Requests per second. One in a hundred fails. */
const PER_SECOND = 500;
const ERROR_SHARE = 0.01;
/** Maximum number of steps (queries, calls, rendering) in a request. Each step is a span, in addition to the root. */
const MAX_STEPS = 20;
/**
 * Health checks per second. The service has ten processes with 50 requests per second each. By default, Kubernetes
 * sends two probes (liveness and readiness) to each process every 10 s.
 */
const CHECKS_PER_SECOND = (10 * 2) / 10;
/**
 * Paths of the health checks. Their endpoints have the highest numbers. A health check has no child spans and never
 * fails. Static assets are not simulated, because usually a CDN serves them.
 */
export const CHECKS = ["/healthz", "/readyz"];

const cumulative = (() => {
  let sum = 0;
  const sums = Array.from({ length: ENDPOINTS }, (_, rank) => (sum += 1 / (rank + 1) ** ZIPF_EXPONENT));
  return sums.map((one) => one / sum);
})();

/**
 * A request, with the random number that decides whether its trace is kept.
 *
 * @typedef {{ ms: number, endpoint: number, failed: boolean, rand: number, spans: number }} Arrival
 */

/**
 * Generates requests and health checks. With `outage`, half of all requests fail during a tenth of the run. Without it,
 * there is a smaller incident: 40 % of the requests to the 20th endpoint fail during a fiftieth of the run.
 *
 * @param {{ seed: number, requests: number, outage: boolean }} settings
 * @returns {Generator<Arrival>}
 */
export function* traffic({ seed, requests, outage }) {
  const random = createRandom(seed);
  const steps = Array.from({ length: ENDPOINTS }, () => 1 + Math.floor(random() * MAX_STEPS));
  for (let number = 0; number < requests; number += 1) {
    const part = number / requests;
    const ms = (number / PER_SECOND) * 1000;
    const endpoint = rankOf(random());
    let chance = ERROR_SHARE;
    if (outage && part >= 0.5 && part < 0.6) chance = 0.5;
    else if (!outage && endpoint === 19 && part >= 0.5 && part < 0.52) chance = 0.4;
    const failed = random() < chance;
    const all = steps[endpoint] ?? 1;
    // A failed request ends with the step that failed. Each step is equally likely to fail.
    const done = failed ? Math.ceil(random() * all) : all;
    yield { ms, endpoint, failed, rand: random(), spans: 1 + done };

    if (number % (PER_SECOND / CHECKS_PER_SECOND) !== 0) continue;
    const check = ENDPOINTS + Math.floor(random() * CHECKS.length);
    yield { ms, endpoint: check, failed: false, rand: random(), spans: 1 };
  }
}

/**
 * Returns the rank of an endpoint for a random number from 0 to 1. Busy endpoints have low ranks. Uses a binary search.
 *
 * @param {number} point
 */
function rankOf(point) {
  let low = 0;
  let high = ENDPOINTS - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) < point) low = middle + 1;
    else high = middle;
  }
  return low;
}
