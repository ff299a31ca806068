// A server with the guard and a sampler that keeps hardly any trace. `/fails` captures an error and returns 500, every
// other path 200. It replies to each message with its CPU time so far in ms, after a flush.
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
  // The SDK captures a request body only if the app listens to its data.
  incoming.on("data", () => {});
  await once(incoming, "end");
  const isFailure = incoming.url.startsWith("/fails");
  response.statusCode = isFailure ? 500 : 200;
  // A unique message: the SDK drops an error that equals the one before.
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
