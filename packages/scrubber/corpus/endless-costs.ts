// A program: prints, a line each, how many times as long each endless input takes as the longest plain text. It is a
// process of its own, since what does not end can only be killed. Its argument is the family to begin with.
import { createScrub } from "../src/create-scrub.ts";
import { ENDLESS, inputOf, prose } from "./adversarial/index.ts";
import { cpuTime, MOST_TIMES_PLAIN } from "./growth.ts";

const LONGEST_TEXT = 1_000_000;
const RUNS = 5;

const scrub = createScrub();
const plain = leastOf(() => cpuTime(() => scrub(inputOf({ name: "plain text", make: prose }, LONGEST_TEXT, 1))), 0);

for (const family of ENDLESS.slice(Number(process.argv[2]))) {
  const input = inputOf(family, LONGEST_TEXT, 1);
  const times = leastOf(() => cpuTime(() => scrub(input)) / plain, MOST_TIMES_PLAIN);
  process.stdout.write(`${JSON.stringify([family.name, times])}\n`);
}

/** The least of several measurements, and no more of them than it takes to be below `enough`. */
function leastOf(measure: () => number, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && least > enough; run++) {
    least = Math.min(least, measure());
    // Noise is not so large.
    if (enough > 0 && least > 10 * enough) break;
  }
  return least;
}
