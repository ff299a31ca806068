// One of several services. It does some work and calls the next service with the same path. If the path contains this
// service's name, the request fails here.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { call } from "./call.mjs";

const { NAME, PORT, NEXT_PORT, LIFECYCLE, KEEP = "sampler", RATE = "0.1" } = process.env;
const rate = Number(RATE);
/**
 * The ways in which a service can sample:
 *
 * - `sampler`: with our sampler.
 * - `plain`: with a fixed `tracesSampleRate`.
 * - `inherit`: with the decision of the calling service, if there is one, as Sentry's documentation recommends.
 * - `stranger`: without an SDK. The service passes on the `sentry-trace` header. Without this header, it starts a trace
 *   with a sampled flag.
 */
const ways = {
  sampler: () => sampler({ rate }),
  plain: () => ({ tracesSampleRate: rate }),
  stranger: () => ({ enabled: false }),
  inherit: () => ({ tracesSampler: ({ inheritOrSampleWith }) => inheritOrSampleWith(rate) }),
};
let started = 0;
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  // Large enough for all envelopes, so that the SDK drops none on a busy machine.
  transportOptions: { bufferSize: 10_000 },
  ...ways[KEEP](),
});
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

/**
 * For a `stranger`, returns the headers for the request to the next service: the incoming `sentry-trace`, or a new one.
 */
function headersFor(message) {
  if (KEEP !== "stranger") return {};
  const begun = `${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-1`;
  return { "sentry-trace": message.headers["sentry-trace"] ?? begun };
}

const server = createServer(async (message, response) => {
  const kind = message.url.slice(1);
  if (kind === "stop") {
    response.end();
    server.close();
    // A busy machine needs a long time to send everything.
    await Sentry.close(300_000);
    console.log(JSON.stringify({ started }));
    return;
  }
  const [failing, how, up] = kind.split("-");
  const ours = failing === NAME;
  const below = NEXT_PORT === undefined ? 200 : await call(NEXT_PORT, message.url, headersFor(message));
  const failed = Sentry.startSpan({ name: "work", attributes: { kind } }, (span) => {
    if (!ours) return false;
    if (how === "child") span.setStatus({ code: 2, message: "internal_error" });
    if (how === "caught") Sentry.captureException(new Error("caught"));
    return how === "500";
  });
  response.statusCode = failed || (up === "up" && below >= 500) ? 500 : 200;
  response.end();
});
server.listen(Number(PORT), "127.0.0.1");
