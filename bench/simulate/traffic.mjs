// The traffic of a made-up service. Each assumption has its reason; none was tuned to the results of a strategy.
import { createRandom } from "./random.mjs";

/** Endpoints that people call. Their traffic follows Zipf's law, as in most services. */
export const ENDPOINTS = 200;
const ZIPF = 1.1;
/** Requests per second; one in a hundred fails. */
const PER_SECOND = 500;
const ERRORS = 0.01;
/** The most steps (queries, calls, rendering) an endpoint has. Each step is one span in addition to the root. */
const MOST_STEPS = 20;
/** Ten processes with 50 requests per second each, probed twice (alive, ready) every 10 s, Kubernetes' default. */
const CHECKS_PER_SECOND = (10 * 2) / 10;
/**
 * Paths of the health checks. Their numbers follow those of the endpoints. They have no steps and never fail. Static
 * assets are not simulated: a CDN usually serves them.
 */
export const CHECKS = ["/healthz", "/readyz"];

const cumulative = (() => {
  let sum = 0;
  const sums = Array.from({ length: ENDPOINTS }, (_, rank) => (sum += 1 / (rank + 1) ** ZIPF));
  return sums.map((one) => one / sum);
})();

/** One request, and its trace's random number. @typedef {{ ms: number, endpoint: number, failed: boolean, rand: number, spans: number }} Arrival */

/**
 * Generates requests, with health checks in addition. In an outage, half of all requests fail for a tenth of the run.
 * Without one there is an incident: the 20th endpoint fails in 40 % of its requests for a fiftieth of the run.
 *
 * @param {{ seed: number, requests: number, outage: boolean }} settings
 * @returns {Generator<Arrival>}
 */
export function* traffic({ seed, requests, outage }) {
  const random = createRandom(seed);
  const steps = Array.from({ length: ENDPOINTS }, () => 1 + Math.floor(random() * MOST_STEPS));
  for (let number = 0; number < requests; number += 1) {
    const part = number / requests;
    const ms = (number / PER_SECOND) * 1000;
    const endpoint = rankOf(random());
    let chance = ERRORS;
    if (outage && part >= 0.5 && part < 0.6) chance = 0.5;
    else if (!outage && endpoint === 19 && part >= 0.5 && part < 0.52) chance = 0.4;
    const failed = random() < chance;
    const all = steps[endpoint] ?? 1;
    // A failed request stops at the step that failed; each step is equally likely.
    const done = failed ? Math.ceil(random() * all) : all;
    yield { ms, endpoint, failed, rand: random(), spans: 1 + done };

    if (number % (PER_SECOND / CHECKS_PER_SECOND) !== 0) continue;
    const check = ENDPOINTS + Math.floor(random() * CHECKS.length);
    yield { ms, endpoint: check, failed: false, rand: random(), spans: 1 };
  }
}

/** @param {number} point */
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
