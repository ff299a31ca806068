// The app that `cost.mjs` measures. SAMPLED=1 adds the sampler in tail mode. Otherwise, every trace is sent. SCRUBBED=1
// adds the scrubber. With SERVE, the app is an HTTP server. Otherwise, it only prints timings and exits.
import { createServer } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

const { SERVE, SAMPLED, SCRUBBED, LIFECYCLE } = process.env;
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...(SAMPLED === "1" ? sampler({ rate: 0.1 }) : { tracesSampleRate: 1 }),
  ...(SCRUBBED === "1" ? scrubber() : {}),
});

if (SERVE === undefined) time();
else serve();

/** Prints how many microseconds a call of `tracesSampler` and the creation of a root span take. */
function time() {
  const context = {
    name: "GET",
    attributes: { "url.path": "/orders/7", "sentry.op": "http.server", "http.request.method": "GET" },
    inheritOrSampleWith: (fallback) => fallback,
  };
  const { tracesSampler } = sampler({ rate: 0.1 });
  const best = (act, calls = 20_000) => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 15; round += 1) {
      const began = performance.now();
      for (let call = 0; call < calls; call += 1) act();
      least = Math.min(least, (1000 * (performance.now() - began)) / calls);
    }
    return least;
  };
  // The spans are neither ended nor sent, because only their creation is measured.
  const root = () => Sentry.startNewTrace(() => Sentry.startInactiveSpan({ name: "GET", op: "http.server" }));
  console.log(JSON.stringify({ tracesSampler: best(() => tracesSampler(context)), rootSpan: best(root, 2000) }));
  process.exit(0);
}

function serve() {
  const server = createServer((message, response) => {
    if (message.url === "/cpu") return void response.end(JSON.stringify(process.cpuUsage()));
    const answer = Sentry.startSpan({ name: "read the orders", op: "db" }, () =>
      JSON.stringify(Array.from({ length: 50 }, (_, id) => ({ id, path: message.url, text: "made up ".repeat(10) }))),
    );
    response.setHeader("content-type", "application/json");
    response.end(answer);
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
}
