// A server that gets a single request, whose caller sends only a sampled flag. Prints the random number that the server
// would send to called services.
import { createServer } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { call } from "../services/call.mjs";

const { LIFECYCLE, SENTRY_DSN, TRACE } = process.env;
Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler({ rate: 0.1 }) });
const server = createServer((_message, response) => {
  const { baggage = "" } = Sentry.getTraceData();
  console.log(/sentry-sample_rand=([^,]*)/.exec(baggage)?.[1]);
  response.end();
  server.close();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const headers = { "sentry-trace": `${TRACE}-${"a".repeat(16)}-1` };
await Sentry.suppressTracing(() => call(server.address().port, "/", headers));
await Sentry.close(20_000);
