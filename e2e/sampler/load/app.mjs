// A server with the sampler, which calls itself many times. The path of a request selects the response.
import { createServer, request } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

const { COUNT = "300", LIFECYCLE, LONG_MS = "0", WITH_SCRUBBER, RATE = "0.1" } = process.env;
let started = 0;

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...(WITH_SCRUBBER === undefined ? {} : scrubber()),
  ...sampler({ rate: Number(RATE) }),
});
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const answers = {
  ok: () => 200,
  500: () => 500,
  childerr: () =>
    Sentry.startSpan({ name: "child" }, (span) => {
      span.setStatus({ code: 2, message: "internal_error" });
      return 200;
    }),
  caught: () => {
    // The errors of all calls are equal. SDK v11 drops an error that equals the previous one (Dedupe integration), but
    // the sampler must still keep the trace of each error.
    Sentry.captureException(Object.assign(new Error("the same"), { stack: "Error: the same" }));
    return 200;
  },
  nested: () => Sentry.startSpan({ name: "inner", forceTransaction: true }, () => 200),
  nestederr: () =>
    Sentry.startSpan({ name: "inner", forceTransaction: true }, (span) => {
      span.setStatus({ code: 2, message: "internal_error" });
      return 200;
    }),
  long: async () => {
    await pause(Number(LONG_MS));
    return 500;
  },
};

const server = createServer(async (message, response) => {
  const kind = message.url.slice(1);
  response.statusCode = await Sentry.startSpan({ name: "work", attributes: { kind } }, () => answers[kind]());
  response.end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();

function call(kind, headers = {}) {
  return Sentry.suppressTracing(
    () =>
      new Promise((resolve, reject) => {
        const sent = request({ port, host: "127.0.0.1", path: `/${kind}`, headers, agent: false }, (response) => {
          response.resume();
          response.on("end", resolve);
        });
        sent.on("error", reject);
        sent.end();
      }),
  );
}

/** Returns the tracing headers of a browser with a sample rate of 0.1, for a trace that the browser does not keep. */
function unsampledParent(number) {
  const id = number.toString(16).padStart(32, "a");
  return {
    "sentry-trace": `${id}-${"b".repeat(16)}-0`,
    baggage: `sentry-trace_id=${id},sentry-public_key=${"a".repeat(32)},sentry-sample_rate=0.1,sentry-sample_rand=0.5,sentry-sampled=false`,
  };
}

const count = Number(COUNT);
const long = Number(LONG_MS) > 0 ? [call("long"), call("long")] : [];
for (let number = 0; number < count; number += 10) {
  await Promise.all(Array.from({ length: 10 }, () => call("ok")));
  if (number % 100 === 0) {
    for (const kind of ["500", "childerr", "caught", "nested", "nestederr"]) await call(kind);
    await call("500", unsampledParent(number + 1));
    await call("ok", unsampledParent(number + 2));
  }
}
await Promise.all(long);
server.close();
await pause(50);
await Sentry.close(10_000);
console.log(JSON.stringify({ started }));
