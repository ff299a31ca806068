// Measures how much the sampler slows an app down in tail mode (it decides about a trace at its end). Two apps take
// turns of one second: one with the sampler, and one with only the SDK and a sample rate of 1. Prints the requests per
// second and the CPU time per request with the sampler, each divided by the value without it. Then measures both apps
// again with the scrubber. Finally, compares one call of `tracesSampler` with the creation of a root span.
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { layOutApps, SDKS, scenarioOf } from "../../e2e/dist/drivers/apps.js";
import { median } from "../median.mjs";
import { closeConnections, get, LIFECYCLES, portOf, sendRequests, start, startIngest } from "../servers.mjs";

/** The measured server. It is copied into a folder for each SDK version, where its imports find that version. */
const APP = "cost-app.mjs";
const TURNS = Number(process.env["TURNS"] ?? 20);

/**
 * Sends requests to an app for one second. Returns the requests per second, and the CPU time per request in
 * microseconds.
 *
 * @param {number} port
 */
async function turn(port) {
  const cpu = async () => {
    const { user, system } = JSON.parse(await get(port, "/cpu"));
    return user + system;
  };
  const cpuBefore = await cpu();
  const began = performance.now();
  const done = await sendRequests(port, 1000);
  return { perSecond: (1000 * done) / (performance.now() - began), cpu: ((await cpu()) - cpuBefore) / done };
}

/**
 * Measures an app with and without the sampler, in turns. Each pair of turns gives two ratios: the requests per second
 * and the CPU time per request with the sampler, each divided by the value without it. Returns the medians of both
 * ratios.
 *
 * @param {"v10" | "v11"} sdk
 * @param {Record<string, string>} env
 */
async function compare(sdk, env) {
  const apps = ["0", "1"].map((sampled) => start(scenarioOf(sdk, APP), { ...env, SAMPLED: sampled, SERVE: "1" }));
  const [sdkPort = 0, samplerPort = 0] = await Promise.all(apps.map(portOf));
  /** @type {{ perSecond: number[], cpu: number[] }} */
  const ratios = { perSecond: [], cpu: [] };
  for (const port of [sdkPort, samplerPort]) await turn(port);
  for (let number = 0; number < TURNS; number += 1) {
    // The apps alternate in going first, so that neither has an advantage.
    const [first, second] = number % 2 === 0 ? [sdkPort, samplerPort] : [samplerPort, sdkPort];
    const [one, other] = [await turn(first), await turn(second)];
    const [alone, ours] = number % 2 === 0 ? [one, other] : [other, one];
    ratios.perSecond.push(ours.perSecond / alone.perSecond);
    ratios.cpu.push(ours.cpu / alone.cpu);
  }
  for (const app of apps) app.kill("SIGKILL");
  return { perSecond: Number(median(ratios.perSecond).toFixed(3)), cpu: Number(median(ratios.cpu).toFixed(3)) };
}

const PER_SECOND = "requests per second";
const SCRUBBED_PER_SECOND = "requests per second, scrubbed";

const ingest = await startIngest();
layOutApps();
for (const sdk of SDKS) copyFileSync(new URL(APP, import.meta.url), scenarioOf(sdk, APP));
/** @type {Record<string, Record<string, number>>} */
const table = {};
for (const sdk of SDKS) {
  const lifecycle = LIFECYCLES[sdk];
  const env = { LIFECYCLE: lifecycle, SENTRY_DSN: ingest.dsn };
  const bare = await compare(sdk, { ...env, SCRUBBED: "0" });
  const scrubbed = await compare(sdk, { ...env, SCRUBBED: "1" });

  const timing = start(scenarioOf(sdk, APP), { ...env, SAMPLED: "1" });
  let printed = "";
  timing.stdout.setEncoding("utf8").on("data", (text) => {
    printed += text;
  });
  await once(timing, "close");
  const { tracesSampler, rootSpan } = JSON.parse(printed);
  table[`${sdk}, ${lifecycle}`] = {
    [PER_SECOND]: bare.perSecond,
    "CPU time": bare.cpu,
    [SCRUBBED_PER_SECOND]: scrubbed.perSecond,
    "CPU time, scrubbed": scrubbed.cpu,
    "tracesSampler, us": Number(tracesSampler.toFixed(2)),
    "root span, us": Number(rootSpan.toFixed(2)),
  };
}
console.table(table);
for (const [name, row] of Object.entries(table)) {
  const get = (/** @type {string} */ column) => row[column] ?? Number.NaN;
  for (const [promise, held] of /** @type {const} */ ([
    ["at most 5 % fewer requests per second", get(PER_SECOND) >= 0.95],
    ["at most 5 % fewer requests per second, scrubbed", get(SCRUBBED_PER_SECOND) >= 0.95],
    ["tracesSampler at least ten times as fast as a root span", 10 * get("tracesSampler, us") <= get("root span, us")],
  ])) {
    console.log(`${held ? "ok    " : "FAILED"} ${name}: ${promise}`);
    if (!held) process.exitCode = 1;
  }
}
ingest.close();
closeConnections();
