// A server with the sampler. Each request continues a trace that another service started. CALLERS selects which tracing
// headers the callers send:
// - `bare`: only `sentry-trace` with a sampled flag.
// - `traceparent`: only the W3C header.
// - `equal`: a sampled flag, a sample rate and a random number, as a Sentry SDK sends them.
import { randomBytes, randomInt } from "node:crypto";
import { createServer, request } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { CALLERS, COUNT = "300", LIFECYCLE, PARENT, PARENT_RATE = "1", RATE = "0.05", SENTRY_DSN } = process.env;
Sentry.init({
  dsn: SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...sampler({ rate: Number(RATE), parent: PARENT }),
});
const server = createServer((message, response) => {
  response.statusCode = message.url === "/fails" ? 500 : 200;
  response.end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

function call(path, headers) {
  const { port } = server.address();
  return Sentry.suppressTracing(
    () =>
      new Promise((resolve, reject) => {
        const sent = request({ port, host: "127.0.0.1", path, headers, agent: false }, (response) => {
          response.resume();
          response.on("end", resolve);
        });
        sent.on("error", reject);
        sent.end();
      }),
  );
}

const callers = {
  bare: (trace, span) => ({ "sentry-trace": `${trace}-${span}-1` }),
  traceparent: (trace, span) => ({ traceparent: `00-${trace}-${span}-01` }),
  equal(trace, span) {
    const rand = randomInt(1e6) / 1e6;
    const sampled = rand < Number(PARENT_RATE);
    return {
      "sentry-trace": `${trace}-${span}-${sampled ? 1 : 0}`,
      baggage: `sentry-trace_id=${trace},sentry-public_key=${"0".repeat(32)},sentry-sample_rate=${PARENT_RATE},sentry-sample_rand=${rand},sentry-sampled=${sampled}`,
    };
  },
};

for (let number = 0; number < Number(COUNT); number += 1) {
  const [trace, span] = [randomBytes(16).toString("hex"), randomBytes(8).toString("hex")];
  await call(number % 30 === 29 ? "/fails" : "/ok", callers[CALLERS](trace, span));
}
server.close();
await Sentry.close(20_000);
