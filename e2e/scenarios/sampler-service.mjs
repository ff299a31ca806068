// One service of several: it does some work, calls the next one with what it was asked itself, and fails where told to.
import { createServer } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { call } from "./sampler-call.mjs";

const { NAME, PORT, NEXT_PORT, LIFECYCLE, KEEP = "sampler", RATE = "0.1" } = process.env;
const rate = Number(RATE);
/** How this service samples: by our policy, as most do, or as Sentry's documentation has it for whole traces. */
const ways = {
  sampler: () => sampler({ rate }),
  plain: () => ({ tracesSampleRate: rate }),
  inherit: () => ({ tracesSampler: ({ inheritOrSampleWith }) => inheritOrSampleWith(rate) }),
};
let started = 0;
Sentry.init({ dsn: process.env.SENTRY_DSN, traceLifecycle: LIFECYCLE, ...ways[KEEP]() });
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

/** The path says what is to happen: /ok, or /<service that fails>-<500, caught or child>, and -up if its callers pass a 5xx on. */
const server = createServer(async (message, response) => {
  const kind = message.url.slice(1);
  if (kind === "stop") {
    response.end();
    server.close();
    await Sentry.close(20_000);
    console.log(JSON.stringify({ started }));
    return;
  }
  const [failing, how, up] = kind.split("-");
  const ours = failing === NAME;
  const below = NEXT_PORT === undefined ? 200 : await call(NEXT_PORT, message.url);
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
