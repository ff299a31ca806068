// A server that receives requests with a query that is expensive to scrub. They succeed, and their traces are dropped.
// Measures several rounds, and prints the result of the fastest round: the CPU time per request, including the flush,
// in microseconds.
import { createServer, request } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

const { GUARD, LIFECYCLE, SENTRY_DSN } = process.env;
const ROUNDS = 6;
const REQUESTS = 10;
/** A query that is not valid UTF-8 when it is decoded. Its 15 KB are almost the maximum that Node's server accepts. */
const QUERY = "%E9a".repeat(3750);

Sentry.init({
  dsn: SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...(GUARD === "1" ? scrubber() : {}),
  ...sampler({ rate: 1e-9 }),
});
const server = createServer((_, response) => response.end());
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();

function call(path) {
  return Sentry.suppressTracing(
    () =>
      new Promise((resolve, reject) => {
        const sent = request({ port, host: "127.0.0.1", path, agent: false }, (response) => {
          response.resume();
          response.on("end", resolve);
        });
        sent.on("error", reject);
        sent.end();
      }),
  );
}

async function round(path) {
  const before = process.cpuUsage();
  for (let number = 0; number < REQUESTS; number += 1) await call(path);
  await Sentry.flush(10_000);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

for (let number = 0; number < 3; number += 1) await round("/orders?page=7");
const times = [];
for (let number = 0; number < ROUNDS; number += 1) times.push(await round(`/orders?q=${QUERY}`));
server.close();
await Sentry.close(10_000);
console.log(Math.min(...times));
