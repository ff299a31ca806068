// Starts the worker in the given folder, and lets it capture five errors in three requests. After each request, it asks for
// the worker's report until all errors so far have a result. Prints the last report and the metrics as JSON.
import { setTimeout as sleep } from "node:timers/promises";
import { startWorker } from "./worker.mjs";

const ERRORS = [1, 1, 3];

const miniflare = await startWorker(process.argv[2], "health.mjs");
const get = (path) => miniflare.dispatchFetch(`http://worker.example${path}`);

/** Waits until the report has a result for each captured error. The worker sends errors only after its response. */
async function reportOf(captured) {
  for (let attempt = 0; ; attempt += 1) {
    const response = await get("/health/sentry");
    const report = await response.json();
    const counted = report.captured.reduce((sum, { count }) => sum + count, 0);
    if ((counted === captured && report.inFlight === 0) || attempt === 200) return { status: response.status, report };
    await sleep(100);
  }
}

let captured = 0;
let last;
for (const errors of ERRORS) {
  await (await get(`/errors/${errors}`)).text();
  captured += errors;
  last = await reportOf(captured);
}
const metrics = await get("/metrics");
const type = metrics.headers.get("content-type");
console.log(JSON.stringify({ ...last, type, metrics: await metrics.text() }));
await miniflare.dispose();
