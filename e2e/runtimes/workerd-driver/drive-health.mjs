// Starts the worker in the given folder, lets it capture five errors in three requests, and asks for its report until all
// of them have a result. Prints the last report and the metrics as JSON.
import { setTimeout as sleep } from "node:timers/promises";
import { startWorker } from "./worker.mjs";

const miniflare = await startWorker(process.argv[2], "health.mjs");
const get = (path) => miniflare.dispatchFetch(`http://worker.example${path}`);
for (const errors of [1, 1, 3]) await (await get(`/errors/${errors}`)).text();
let response = await get("/health/sentry");
let report = await response.json();
for (let attempt = 0; attempt < 200 && !(report.captured.length > 0 && report.inFlight === 0); attempt += 1) {
  await sleep(100);
  response = await get("/health/sentry");
  report = await response.json();
}
const metrics = await get("/metrics");
const type = metrics.headers.get("content-type");
console.log(JSON.stringify({ status: response.status, report, type, metrics: await metrics.text() }));
await miniflare.dispose();
