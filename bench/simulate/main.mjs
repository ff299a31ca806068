// `pnpm simulate` prints how well each sampling strategy preserves errors and counts, and plots an outage. It also
// prints how much data each package sends in a month. Lower values of the environment variables REQUESTS, SEEDS and
// CHANCES (runs per seed) make it faster. COST=1 also measures how much tail mode slows an app down. Exits with code 1
// if our own code breaks one of the promises below.
import { writeFileSync } from "node:fs";
import { printMonth } from "./month.mjs";
import { plot } from "./plot.mjs";
import { run } from "./run.mjs";
import { BUDGET, OUTAGE_STRATEGIES, STRATEGIES } from "./strategies.mjs";
import { traffic } from "./traffic.mjs";

const requests = Number(process.env["REQUESTS"] ?? 1_000_000);
const seeds = Number(process.env["SEEDS"] ?? 10);
const turns = Number(process.env["CHANCES"] ?? 10);

/** @typedef {Omit<ReturnType<typeof run>, "intervals">} Row */
/** @type {(keyof Row)[]} */
const MEASURES = [
  "checks",
  "traces",
  "spans",
  "errorsKept",
  "bias",
  "biasSigma",
  "errorBias",
  "errorBiasSigma",
  "rare",
  "none",
  "peak",
  "silent",
];

/** @param {Record<string, () => import("./strategies.mjs").Strategy>} strategies @param {boolean} outage */
function means(strategies, outage) {
  /** @type {Map<string, ReturnType<typeof run>[]>} */
  const runs = new Map(Object.keys(strategies).map((name) => [name, []]));
  for (let seed = 1; seed <= seeds; seed += 1) {
    const arrivals = [...traffic({ seed, requests, outage })];
    for (const [name, make] of Object.entries(strategies)) {
      for (let turn = 0; turn < turns; turn += 1) runs.get(name)?.push(run(make(), arrivals, turn / turns));
    }
  }
  return Object.fromEntries(
    [...runs].map(([name, all]) => [name, { row: meanOf(all), intervals: all[0]?.intervals ?? [] }]),
  );
}

/** @param {Row[]} runs @returns {Record<string, number>} */
function meanOf(runs) {
  const mean = (/** @type {keyof Row} */ measure) => runs.reduce((sum, one) => sum + one[measure], 0) / runs.length;
  return {
    ...Object.fromEntries(MEASURES.map((measure) => [measure, mean(measure)])),
    // Standard errors of the means. All runs of a seed have the same traffic, so they count as a single estimate. That
    // is why the divisor is the number of seeds.
    biasSigma: mean("biasSigma") / Math.sqrt(seeds),
    errorBiasSigma: mean("errorBiasSigma") / Math.sqrt(seeds),
    worstPeak: Math.max(...runs.map(({ peak }) => peak)),
  };
}

/** @param {ReturnType<typeof means>} results */
function print(results) {
  const rounded = Object.entries(results).map(([name, { row }]) => [
    name,
    Object.fromEntries(Object.entries(row).map(([measure, value]) => [measure, Number(value.toFixed(2))])),
  ]);
  console.table(Object.fromEntries(rounded));
}

const normal = means(STRATEGIES, false);
const outage = means(OUTAGE_STRATEGIES, true);
console.log(`${requests} requests, mean of ${seeds} seeds. Shares, biases and RMSE are in percent.
checks: share of health checks among all requests; biases, RMSE and errors do not include them.
biasSigma: standard error of the mean of the estimates, one per seed. To measure the bias and not chance, each seed is
run ${turns} times, and every trace's random number is shifted by 1/${turns} from run to run.`);
print(normal);
console.log(
  `The same with an outage: half of all requests fail during a tenth of the run. Budget: ${BUDGET} traces in 10 s.`,
);
print(outage);

const drawn = Object.fromEntries(Object.entries(outage).map(([name, { intervals }]) => [name, intervals]));
writeFileSync(new URL("../../docs/simulate.svg", import.meta.url), plot(drawn));
console.log("Wrote docs/simulate.svg");

/** @param {typeof normal} results @param {string} name @param {string} measure */
const get = (results, name, measure) => results[name]?.row[measure] ?? Number.NaN;
/** @param {typeof normal} results @param {string} name */
const unbiased = (results, name) =>
  ["bias", "errorBias"].every((bias) => {
    // Rounding causes a tiny bias, which is larger than the standard error of a strategy that keeps everything (0). So
    // a bias of up to 1e-9 is always allowed.
    const sigma = Math.max(get(results, name, `${bias}Sigma`), 1e-9);
    return Math.abs(get(results, name, bias)) <= sigma;
  });

const month = printMonth(requests);

const promises = {
  ...month,
  // Tests the simulation, not our code. If this fails, the simulated traffic is not random enough.
  "uniform: counts and errors within their standard error": unbiased(normal, "uniform"),
  "default: at most 10.7 % of spans": get(normal, "ours, default", "spans") <= 10.7,
  "default: every error trace kept": get(normal, "ours, default", "errorsKept") === 100,
  "default: counts and errors within their standard error": unbiased(normal, "ours, default"),
  "default: no failing endpoint without a trace": get(normal, "ours, default", "none") === 0,
  "adaptive: at most 10 % of spans": get(normal, "ours, adaptive", "spans") <= 10,
  "adaptive: every error trace kept": get(normal, "ours, adaptive", "errorsKept") === 100,
  "adaptive: RMSE beyond rank 100 at most 6 %": get(normal, "ours, adaptive", "rare") <= 6,
  "adaptive: counts and errors within their standard error": unbiased(normal, "ours, adaptive"),
  "outage: peak at most twice the budget": get(outage, "ours, budget", "worstPeak") <= 2 * BUDGET,
  "outage: a trace of each failing endpoint in each interval": get(outage, "ours, budget", "silent") === 0,
  "outage: counts and errors within their standard error": unbiased(outage, "ours, budget"),
};
for (const [promise, held] of Object.entries(promises)) console.log(`${held ? "ok    " : "FAILED"} ${promise}`);
if (Object.values(promises).includes(false)) process.exitCode = 1;
if (process.env["COST"] === "1") await import("./cost.mjs");
