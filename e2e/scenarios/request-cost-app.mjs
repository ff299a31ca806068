// A server with the guard and the sampler, which keeps hardly any trace. `/fails` throws, and all else is answered. It
// answers each message with what it took of processor time so far, once what was captured has left.
import { once } from "node:events";
import { createServer } from "node:http";
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

Sentry.init(
  compose(scrubber(), sampler({ rate: 0.0001 }), {
    dsn: process.env.SENTRY_DSN,
    sendDefaultPii: true,
    transportOptions: { bufferSize: 10_000 },
  }),
);

let failures = 0;
const server = createServer(async (incoming, response) => {
  // The SDK reads along what the app listens to.
  incoming.on("data", () => {});
  await once(incoming, "end");
  const isFailure = incoming.url.startsWith("/fails");
  response.statusCode = isFailure ? 500 : 200;
  // Errors of the same message are taken for one that is sent twice.
  if (isFailure) Sentry.captureException(new Error(`made up ${failures++}`));
  response.end("ok");
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

process.on("message", async ({ question }) => {
  if (question === "port") return process.send(server.address().port);
  await Sentry.flush(60_000);
  const { user, system } = process.cpuUsage();
  process.send((user + system) / 1000);
});
process.on("disconnect", () => process.exit(0));
process.send("ready");
