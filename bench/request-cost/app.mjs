// The server that `main.mjs` measures. Each request has five child spans and does not fail. The environment variable
// WITH selects what is installed: nothing, only the SDK, or the SDK with our packages. RATE is the sample rate.
// `/usage` returns the CPU time in microseconds and the resident memory in bytes.
import { createServer } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

const { WITH, RATE, LIFECYCLE, SENTRY_DSN } = process.env;
const rate = Number(RATE);
const options = {
  sdk: () => ({ tracesSampleRate: rate }),
  sampler: () => sampler({ rate }),
  "scrubber, sampler": () => ({ ...scrubber(), ...sampler({ rate }) }),
};
const isTraced = WITH !== "nothing";
if (isTraced) Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...options[WITH]() });

const query = {
  name: "SELECT * FROM orders WHERE id = $1",
  op: "db",
  attributes: { "db.system": "postgresql", "db.operation": "select", "server.address": "db.internal" },
};
const server = createServer(async (message, response) => {
  if (message.url === "/usage") {
    response.end(JSON.stringify({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
    return;
  }
  for (let count = 0; count < 5; count += 1) {
    if (isTraced) await Sentry.startSpan(query, async () => null);
    else await null;
  }
  response.end("made up");
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
