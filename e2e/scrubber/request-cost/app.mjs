// A server with the scrubber, and with a sampler that keeps hardly any trace. It responds to `/fails` with 500 and
// captures an error, and to every other path with 200. For the message "time", the process flushes, and replies with
// the CPU time that it has used so far, in milliseconds.
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
  // The SDK captures the body of a request only if the app also reads it.
  incoming.on("data", () => {});
  await once(incoming, "end");
  const isFailure = incoming.url.startsWith("/fails");
  response.statusCode = isFailure ? 500 : 200;
  // A new message each time, because the SDK drops an error that equals the previous one.
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
