// Measures the CPU time of an error that volume(), the SDK's `ignoreErrors` or `beforeSend` drops. Prints ratios of
// these times, because a ratio depends less on the machine than a time.
import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { layOutApps, SDKS, scenarioOf } from "../../e2e/dist/drivers/apps.js";
import { median } from "../median.mjs";

const SOURCE = "app.mjs";
const APP = "suppressed-error.mjs";
const MODES = /** @type {const} */ (["create", "volume", "ignoreErrors", "beforeSend"]);
const ROUNDS = 3;
/** Errors per run. With fewer errors, the slow first calls would distort the result. */
const ERRORS = 40_000;
const COSTLY_ERRORS = 5000;

/** Maximum cost of an error that volume() suppresses, as a multiple of the cost of creating and throwing an error. */
const MOST_TIMES_CREATING = 5;
/** Minimum cost of an error that `ignoreErrors` drops, as a multiple of the cost of one that volume() suppresses. */
const LEAST_TIMES_CHEAPER = 5;

/** Prints the ratios for each SDK, and returns a line for each limit that is exceeded. */
export function measureSuppressed() {
  layOutApps();
  /** @type {Record<string, Record<string, number>>} */
  const table = {};
  /** @type {string[]} */
  const failures = [];
  for (const sdk of SDKS) {
    const app = scenarioOf(sdk, APP);
    copyFileSync(new URL(SOURCE, import.meta.url), app);
    /** @type {Record<(typeof MODES)[number], number[]>} */
    const times = { create: [], volume: [], ignoreErrors: [], beforeSend: [] };
    // The modes take turns, so that a change in the machine's speed affects all of them.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const mode of MODES) {
        // Nothing listens on this port. Only the few events that volume() does not drop are sent there.
        const errors = mode === "beforeSend" ? COSTLY_ERRORS : ERRORS;
        const env = {
          PATH: process.env["PATH"],
          MODE: mode,
          ERRORS: `${errors}`,
          SENTRY_DSN: `http://${"0".repeat(32)}@127.0.0.1:9/1`,
        };
        times[mode].push(Number(execFileSync(process.execPath, [app], { env, encoding: "utf8" })));
      }
    }
    const create = median(times.create);
    const net = (/** @type {(typeof MODES)[number]} */ mode) => median(times[mode]) - create;
    const row = {
      "volume() / creating": net("volume") / create,
      "ignoreErrors / volume()": net("ignoreErrors") / net("volume"),
      "beforeSend / volume()": net("beforeSend") / net("volume"),
    };
    table[sdk] = Object.fromEntries(Object.entries(row).map(([name, ratio]) => [name, Number(ratio.toFixed(1))]));
    if (row["volume() / creating"] > MOST_TIMES_CREATING)
      failures.push(`${sdk}: a suppressed error costs more than ${MOST_TIMES_CREATING} times its creation`);
    if (row["ignoreErrors / volume()"] < LEAST_TIMES_CHEAPER)
      failures.push(
        `${sdk}: a suppressed error costs more than 1/${LEAST_TIMES_CHEAPER} of one that ignoreErrors drops`,
      );
  }
  console.log("An error that is not sent, net of creating it:");
  console.table(table);
  return failures;
}
