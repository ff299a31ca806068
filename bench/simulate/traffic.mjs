// A made-up service: 200 endpoints whose traffic falls off by Zipf's law, one error in a hundred, and one bad time.
import { mulberry32 } from "../mulberry32.mjs";

export const ENDPOINTS = 200;
const ZIPF = 1.1;
/** Requests per second. */
const PER_SECOND = 500;

const cumulative = (() => {
  let sum = 0;
  const sums = Array.from({ length: ENDPOINTS }, (_, rank) => (sum += 1 / (rank + 1) ** ZIPF));
  return sums.map((one) => one / sum);
})();

/**
 * An *incident* makes the 20th endpoint fail in 40 % of its requests for a fiftieth of the run; an *outage* makes half of
 * all requests fail for a tenth of it.
 *
 * @param {{ seed: number, requests: number, outage: boolean }} settings
 * @returns {Generator<{ ms: number, endpoint: number, failed: boolean, rand: number }>}
 */
export function* traffic({ seed, requests, outage }) {
  const random = mulberry32(seed);
  for (let number = 0; number < requests; number += 1) {
    const part = number / requests;
    const endpoint = rankOf(random());
    let chance = 0.01;
    if (outage && part >= 0.5 && part < 0.6) chance = 0.5;
    else if (!outage && endpoint === 19 && part >= 0.5 && part < 0.52) chance = 0.4;
    yield { ms: (number / PER_SECOND) * 1000, endpoint, failed: random() < chance, rand: random() };
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
