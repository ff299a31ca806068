// A made-up service. What is assumed of it, each for its reason; none follows from how a strategy fares with it.
import { createRandom } from "./random.mjs";

/** Endpoints that people call, whose traffic falls off by Zipf's law, as that of most services does. */
export const ENDPOINTS = 200;
const ZIPF = 1.1;
/** Requests per second, one error in a hundred. */
const PER_SECOND = 500;
const ERRORS = 0.01;
/** Steps of an endpoint (queries, calls, rendering), a span each beside the root's: some have one, some have many. */
const MOST_STEPS = 20;
/** Ten processes of 50 requests per second, each asked twice (alive, ready) in 10 s: what Kubernetes does unless told otherwise. */
const CHECKS_PER_SECOND = (10 * 2) / 10;
/** Which come after the endpoints, have no steps and do not fail. Static assets there are none: a CDN serves them. */
export const CHECKS = ["/healthz", "/readyz"];

const cumulative = (() => {
  let sum = 0;
  const sums = Array.from({ length: ENDPOINTS }, (_, rank) => (sum += 1 / (rank + 1) ** ZIPF));
  return sums.map((one) => one / sum);
})();

/** One request, and its trace's chance. @typedef {{ ms: number, endpoint: number, failed: boolean, rand: number, spans: number }} Arrival */

/**
 * An *incident* makes the 20th endpoint fail in 40 % of its requests for a fiftieth of the run; an *outage* makes half of
 * all requests fail for a tenth of it. Health checks come in addition to the requests.
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
    // What fails breaks off there, and each step is as likely to be the one.
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
