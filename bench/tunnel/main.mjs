// Prints how many requests per second our tunnel handles, divided by those of Sentry's own tunnel, which forwards
// everything unchanged. Both servers run at the same time and are measured in turns, with 8 connections. Exits with
// code 1 if the ratio is below a limit.
import { fileURLToPath } from "node:url";
import { median } from "../median.mjs";
import { closeConnections, get, portOf, sendRequests, start, startIngest } from "../servers.mjs";
import { envelopesOf } from "./envelopes.mjs";

const MODES = /** @type {const} */ (["pass", "scrub"]);
const LOADS = /** @type {const} */ ([
  { name: "error, 8 kB", kind: "server", bytes: 8000, count: 400, atLeast: 0.65 },
  { name: "transaction, 90 kB", kind: "transaction", bytes: 90_000, count: 100, atLeast: 0.45 },
]);
const TURNS = Number(process.env["TURNS"] ?? 7);
const TURN_MS = 2000;
/** How many requests a server needs to reach its full speed. */
const WARM_UP_REQUESTS = 3000;

/**
 * Sends envelopes for one turn. Returns the requests per second, the CPU time per request in microseconds, and the 99th
 * percentile of the latency in milliseconds.
 *
 * @param {number} port
 * @param {readonly Buffer[]} envelopes
 */
async function turn(port, envelopes) {
  /** @type {number[]} */
  const latencies = [];
  const before = JSON.parse(await get(port, "/usage"));
  const began = performance.now();
  const done = await sendRequests(port, TURN_MS, async (number) => {
    const sent = performance.now();
    await get(port, "/tunnel", envelopes[number % envelopes.length]);
    latencies.push(performance.now() - sent);
  });
  const seconds = (performance.now() - began) / 1000;
  const after = JSON.parse(await get(port, "/usage"));
  latencies.sort((one, other) => one - other);
  return {
    rate: done / seconds,
    cpu: (after.user + after.system - before.user - before.system) / done,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
  };
}

const ingest = await startIngest();
const script = fileURLToPath(new URL("app.mjs", import.meta.url));
const servers = MODES.map((mode) => start(script, { MODE: mode, DSN: ingest.dsn }));
const ports = await Promise.all(servers.map(portOf));
/** @type {Record<string, Record<string, number>>} */
const table = {};
for (const { name, kind, bytes, count, atLeast } of LOADS) {
  const envelopes = envelopesOf(kind, bytes, count, ingest.dsn);
  /** @type {Awaited<ReturnType<typeof turn>>[][]} */
  const turns = MODES.map(() => []);
  for (const port of ports) {
    for (let done = 0; done < WARM_UP_REQUESTS; )
      done += await sendRequests(port, TURN_MS, (number) => get(port, "/tunnel", envelopes[number % envelopes.length]));
  }
  // The servers alternate in going first, so that neither has an advantage.
  for (let number = 0; number < TURNS; number += 1) {
    for (const offset of MODES.keys()) {
      const place = (offset + number) % MODES.length;
      turns[place]?.push(await turn(ports[place] ?? 0, envelopes));
    }
  }
  const [pass = [], scrub = []] = turns;
  const ratio = (/** @type {"rate" | "cpu" | "p99"} */ field) =>
    Number(median(scrub.map((one, index) => one[field] / (pass[index]?.[field] ?? Number.NaN))).toFixed(2));
  const middle = (/** @type {typeof pass} */ measured, /** @type {"rate" | "cpu" | "p99"} */ field) =>
    Math.round(median(measured.map((one) => one[field])));
  table[name] = {
    "requests per second, forwarding": middle(pass, "rate"),
    "requests per second, scrubbing": middle(scrub, "rate"),
    ratio: ratio("rate"),
    "CPU per request, forwarding, us": middle(pass, "cpu"),
    "CPU per request, scrubbing, us": middle(scrub, "cpu"),
    "ratio of CPU times": ratio("cpu"),
    "ratio of the 99th percentiles": ratio("p99"),
  };
  const held = ratio("rate") >= atLeast;
  console.log(`${held ? "ok    " : "FAILED"} ${name}: ${ratio("rate")} of the requests, at least ${atLeast}`);
  if (!held) process.exitCode = 1;
}
console.table(table);
for (const server of servers) server.kill("SIGKILL");
ingest.close();
closeConnections();
