// `pnpm simulate`: prints how well each strategy keeps errors and counts, and draws an outage over time.
// REQUESTS and SEEDS make it shorter; COST=1 measures in the end what tail mode costs an app. Exits with 1 if the sampler that ships misses what it promises.
import { writeFileSync } from "node:fs";
import { plot } from "./plot.mjs";
import { run } from "./run.mjs";
import { BUDGET, OUTAGE_STRATEGIES, STRATEGIES } from "./strategies.mjs";

const requests = Number(process.env["REQUESTS"] ?? 1_000_000);
const seeds = Array.from({ length: Number(process.env["SEEDS"] ?? 40) }, (_, place) => place + 1);

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
  return Object.fromEntries(
    Object.entries(strategies).map(([name, make]) => {
      const runs = seeds.map((seed) => run(make(), { seed, requests, outage }));
      const mean = (/** @type {keyof Row} */ measure) => runs.reduce((sum, one) => sum + one[measure], 0) / runs.length;
      const row = Object.fromEntries(MEASURES.map((measure) => [measure, mean(measure)]));
      // Of the mean of the runs.
      for (const bias of ["bias", "errorBias"]) {
        const sigma = (row[`${bias}Sigma`] ?? Number.NaN) / Math.sqrt(runs.length);
        row[`${bias}Sigma`] = sigma;
        // Of what is kept whole there is no standard error, and no bias but that of adding floats.
        row[`${bias}InSigmas`] = (row[bias] ?? Number.NaN) / Math.max(sigma, 1e-9);
      }
      row["worstPeak"] = Math.max(...runs.map(({ peak }) => peak));
      row["within"] = share(runs, ({ bias, biasSigma }) => Math.abs(bias) <= biasSigma);
      row["errorWithin"] = share(runs, ({ errorBias, errorBiasSigma }) => Math.abs(errorBias) <= errorBiasSigma);
      return [name, { row, intervals: runs[0]?.intervals ?? [] }];
    }),
  );
}

/** In percent. @param {Row[]} runs @param {(run: Row) => boolean} holds */
function share(runs, holds) {
  return (100 * runs.filter(holds).length) / runs.length;
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
console.log(`${requests} requests, mean of ${seeds.length} seeds. Shares, biases and RMSE in percent.
checks: health checks among what is asked for, the same for all strategies; biases, RMSE and errors are of the rest.
biasSigma: the standard error of the mean. within: seeds whose own bias is within its standard error: of a true estimate two
in three are, and its mean is in two runs of three, however many seeds there are; more of them show smaller biases.`);
print(normal);
console.log(`The same with an outage: half of all requests fail for a tenth of the time. Budget: ${BUDGET} in 10 s.`);
print(outage);

const drawn = Object.fromEntries(Object.entries(outage).map(([name, { intervals }]) => [name, intervals]));
writeFileSync(new URL("../../docs/simulate.svg", import.meta.url), plot(drawn));
console.log("Drawn: docs/simulate.svg");

/** @param {typeof normal} results @param {string} name @param {string} measure */
const get = (results, name, measure) => results[name]?.row[measure] ?? Number.NaN;
/** @param {typeof normal} results @param {string} name */
const unbiased = (results, name) =>
  Math.abs(get(results, name, "biasInSigmas")) <= 2 && Math.abs(get(results, name, "errorBiasInSigmas")) <= 2;

const promises = {
  // True by construction: if this is missed, the traffic is not random enough.
  "uniform: counts unbiased (2 standard errors)": unbiased(normal, "uniform"),
  "default: at most 10.7 % of spans": get(normal, "ours, default", "spans") <= 10.7,
  "default: every error trace kept": get(normal, "ours, default", "errorsKept") === 100,
  "default: counts unbiased (2 standard errors)": unbiased(normal, "ours, default"),
  "default: no failing endpoint without a trace": get(normal, "ours, default", "none") === 0,
  "adaptive: at most 10 % of spans": get(normal, "ours, adaptive", "spans") <= 10,
  "adaptive: every error trace kept": get(normal, "ours, adaptive", "errorsKept") === 100,
  "adaptive: RMSE beyond rank 100 at most 6 %": get(normal, "ours, adaptive", "rare") <= 6,
  "adaptive: counts unbiased (2 standard errors)": unbiased(normal, "ours, adaptive"),
  "outage: peak at most twice the budget": get(outage, "ours, budget", "worstPeak") <= 2 * BUDGET,
  "outage: a trace of each failing endpoint in each interval": get(outage, "ours, budget", "silent") === 0,
  "outage: counts unbiased (2 standard errors)": unbiased(outage, "ours, budget"),
};
for (const [promise, held] of Object.entries(promises)) console.log(`${held ? "held  " : "MISSED"} ${promise}`);
if (Object.values(promises).includes(false)) process.exitCode = 1;
if (process.env["COST"] === "1") await import("./cost.mjs");
