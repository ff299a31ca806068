// Prints the CPU time and the resident memory of a server with our packages at a sample rate of 0.1, as multiples of
// those with the SDK alone. The servers run at the same time and are measured in turns. A pause at the end of each turn
// lets the server finish delayed work, such as sending envelopes. Exits with code 1 if a limit is exceeded.
import { copyFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { layOutApps, SDKS, scenarioOf } from "../../e2e/dist/drivers/apps.js";
import { median } from "../median.mjs";
import { closeConnections, get, LIFECYCLES, portOf, sendRequests, start, startIngest } from "../servers.mjs";

/** The measured server. It is copied into each app's folder, where its imports find the SDK version to measure. */
const APP = "app.mjs";
const COPY = "request-cost-app.mjs";
const VARIANTS = /** @type {const} */ (["nothing", "sdk", "sampler", "scrubber, sampler"]);
/**
 * Maximum cost of the variant with all our packages (`scrubber, sampler`), as a multiple of that of the SDK alone
 * (`sdk`).
 */
const LIMITS = /** @type {const} */ ({ v10: { cpu: 1.4, memory: 1.25 }, v11: { cpu: 1.9, memory: 1.25 } });
const TURNS = Number(process.env["TURNS"] ?? 5);
const TURN_MS = 2000;
const PAUSE_MS = 1500;

/** @param {number} port @returns {Promise<{ cpu: number, memory: number }>} */
async function usage(port) {
  const { cpu, memory } = JSON.parse(await get(port, "/usage"));
  return { cpu: cpu.user + cpu.system, memory };
}

/**
 * Sends requests to a server for one turn. Returns the CPU time per request in microseconds, and the resident memory at
 * the end in megabytes.
 *
 * @param {number} port
 */
async function turn(port) {
  const before = await usage(port);
  const done = await sendRequests(port, TURN_MS);
  const { memory } = await usage(port);
  await pause(PAUSE_MS);
  const after = await usage(port);
  return { cpu: (after.cpu - before.cpu) / done, memory: memory / 1e6 };
}

const ingest = await startIngest();
layOutApps();
/** @type {Record<string, Record<string, number>>} */
const table = {};
for (const sdk of SDKS) {
  copyFileSync(new URL(APP, import.meta.url), scenarioOf(sdk, COPY));
  const apps = VARIANTS.map((variant) =>
    start(scenarioOf(sdk, COPY), { WITH: variant, RATE: "0.1", LIFECYCLE: LIFECYCLES[sdk], SENTRY_DSN: ingest.dsn }),
  );
  const ports = await Promise.all(apps.map(portOf));
  /** @type {Awaited<ReturnType<typeof turn>>[][]} */
  const turns = VARIANTS.map(() => []);
  // The first turn only warms the servers up. In each turn, a different server is measured first, so that none has an
  // advantage.
  for (let number = -1; number < TURNS; number += 1) {
    for (const offset of VARIANTS.keys()) {
      const place = (offset + number + 1) % VARIANTS.length;
      const measured = await turn(ports[place] ?? 0);
      if (number >= 0) turns[place]?.push(measured);
    }
  }
  for (const app of apps) app.kill("SIGKILL");

  const alone = turns[VARIANTS.indexOf("sdk")] ?? [];
  for (const [place, variant] of VARIANTS.entries()) {
    const own = turns[place] ?? [];
    const ratio = (/** @type {"cpu" | "memory"} */ kind) =>
      Number(median(own.map((one, index) => one[kind] / (alone[index]?.[kind] ?? Number.NaN))).toFixed(2));
    table[`${sdk}, ${variant}`] = {
      "CPU per request, us": Math.round(median(own.map(({ cpu }) => cpu))),
      "ratio of CPU times": ratio("cpu"),
      "memory, MB": Math.round(median(own.map(({ memory }) => memory))),
      "ratio of memory": ratio("memory"),
    };
  }
}
console.table(table);
for (const sdk of SDKS) {
  const row = table[`${sdk}, scrubber, sampler`] ?? {};
  for (const [limit, column] of /** @type {const} */ ([
    [LIMITS[sdk].cpu, "ratio of CPU times"],
    [LIMITS[sdk].memory, "ratio of memory"],
  ])) {
    const held = (row[column] ?? Number.NaN) <= limit;
    console.log(`${held ? "ok    " : "FAILED"} ${sdk}, ${column}: ${row[column]}, at most ${limit}`);
    if (!held) process.exitCode = 1;
  }
}
ingest.close();
closeConnections();
