// This program prints one line for each family of endless inputs: the scrubbing time of its input as a multiple of the
// time for prose of the maximum length. It runs in a separate process, because a scrub that never ends can only be
// stopped by killing the process. The argument is the index of the first family to measure.
import { cpuTime } from "../../internal/test/cpu-time.ts";
import { createScrub } from "../src/create-scrub.ts";
import { ENDLESS, inputOf, prose } from "./adversarial/index.ts";
import { MOST_TIMES_PLAIN } from "./growth.ts";

const LONGEST_TEXT = 1_000_000;
const RUNS = 5;

const scrub = createScrub();
const plain = leastOf(() => cpuTime(() => scrub(inputOf({ name: "plain text", make: prose }, LONGEST_TEXT, 1))), 0);

for (const family of ENDLESS.slice(Number(process.argv[2]))) {
  const input = inputOf(family, LONGEST_TEXT, 1);
  const times = leastOf(() => cpuTime(() => scrub(input)) / plain, MOST_TIMES_PLAIN);
  process.stdout.write(`${JSON.stringify([family.name, times])}\n`);
}

/** Measures up to RUNS times, and returns the smallest result. Stops early if a result is at most `enough`. */
function leastOf(measure: () => number, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && least > enough; run++) {
    least = Math.min(least, measure());
    // More measurements would not help, because noise cannot cause a factor of ten.
    if (enough > 0 && least > 10 * enough) break;
  }
  return least;
}
