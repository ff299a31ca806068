// A server that gets a single request, whose caller sends only a sampled flag. Prints the random number that the server
// would send to called services.
import { createServer, request } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { LIFECYCLE, SENTRY_DSN, TRACE } = process.env;
Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler({ rate: 0.1 }) });
const server = createServer((_message, response) => {
  const { baggage = "" } = Sentry.getTraceData();
  console.log(/sentry-sample_rand=([^,]*)/.exec(baggage)?.[1]);
  response.end();
  server.close();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();
const headers = { "sentry-trace": `${TRACE}-${"a".repeat(16)}-1` };
await Sentry.suppressTracing(
  () =>
    new Promise((resolve, reject) => {
      const sent = request({ port, host: "127.0.0.1", headers, agent: false }, (response) => {
        response.resume();
        response.on("end", resolve);
      });
      sent.on("error", reject);
      sent.end();
    }),
);
await Sentry.close(20_000);
