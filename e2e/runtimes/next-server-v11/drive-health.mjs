// Builds the app, starts it as `next start` does, and captures errors in several requests. Prints the report and the
// metrics as JSON.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import next from "next";

const options = { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }, stdio: ["ignore", "ignore", "inherit"] };
execFileSync("node_modules/.bin/next", ["build"], options);

const app = next({ dev: false, quiet: true });
await app.prepare();
const server = createServer(app.getRequestHandler());
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const get = (path) => fetch(`http://127.0.0.1:${server.address().port}${path}`);
for (let number = 0; number < 3; number += 1) await get("/error");
const [health, metrics] = [await get("/health"), await get("/metrics")];
const type = metrics.headers.get("content-type");
console.log(
  JSON.stringify({ status: health.status, report: await health.json(), type, metrics: await metrics.text() }),
);
process.exit();
