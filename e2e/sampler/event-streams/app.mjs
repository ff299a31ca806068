// A server that sends one long response of server-sent events. Each event has a span. The base rate is almost 0, so
// spans are kept only after a failure. The app does not pause for a fixed time: it waits until the sampler has decided.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { ACT, LIFECYCLE, SENTRY_DSN } = process.env;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const reports = [];
let reportDecision;
const decided = new Promise((resolve) => {
  reportDecision = resolve;
});
function onDecision(report) {
  if (report.kept === undefined) return;
  reports.push({ reason: report.reason, kept: report.kept });
  reportDecision();
}
const limits = ACT === "many events" ? { bytes: 2_000_000, seconds: 600 } : { seconds: 0.5 };
const sampling =
  ACT === "many events without the sampler" ? { tracesSampleRate: 1 } : sampler({ rate: 1e-6, limits, onDecision });
Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampling });
let openRoots = 0;
let reportEnd;
const allEnded = new Promise((resolve) => {
  reportEnd = resolve;
});
const isRoot = (span) => Sentry.getRootSpan(span) === span;
Sentry.getClient().on("spanStart", (span) => {
  if (isRoot(span)) openRoots += 1;
});
Sentry.getClient().on("spanEnd", (span) => {
  if (isRoot(span)) openRoots -= 1;
  if (openRoots === 0) reportEnd();
});

const fail = (span) => span.setStatus({ code: 2, message: "internal_error" });
const used = () => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};
let grownMb = 0;
/** Sends 2000 events, whose spans have an attribute of 10 kB each. Measures by how much the heap grows. */
async function sendMany(send) {
  const before = used();
  for (let number = 0; number < 2000; number += 1) {
    send("event", (span) => span.setAttribute("big", randomBytes(5000).toString("hex")));
    await nextTurn();
  }
  grownMb = used() - before;
}

/** What happens while the response is open. `send` sends an event, and runs a function with its span. */
const acts = {
  async "ordinary end"(send) {
    send("before");
    await decided;
    send("after");
  },
  async failure(send) {
    send("before");
    await decided;
    send("failed", fail);
    send("after");
  },
  async "early failure"(send) {
    send("before");
    send("failed", fail);
    await decided;
    send("after");
  },
  async "aborted client"(send, response) {
    send("before");
    await decided;
    client.destroy();
    await once(response, "close");
    send("after");
  },
  async "aborted client and failure"(send, response) {
    send("before");
    await decided;
    client.destroy();
    await once(response, "close");
    send("failed", fail);
  },
  async "own traces"(send) {
    for (const [name, run] of [["before"], ["failed", fail], ["after"]]) Sentry.startNewTrace(() => send(name, run));
    await decided;
  },
  async "many events"(send) {
    await sendMany(send);
    await decided;
  },
  "many events without the sampler": sendMany,
  "many events with own traces": (send) => sendMany((...event) => Sentry.startNewTrace(() => send(...event))),
};

const server = createServer(async (_, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (name, run) =>
    Sentry.startSpan({ name }, (span) => {
      run?.(span);
      if (!response.destroyed) response.write(`data: ${name}\n\n`);
    });
  await acts[ACT](send, response);
  response.end();
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address();
const client = Sentry.suppressTracing(() => request({ port, host: "127.0.0.1", path: "/events", agent: false }));
const isClosed = once(client, "close");
client.on("response", (response) => response.resume().on("error", () => {}));
client.on("error", () => {});
client.end();
await isClosed;
await allEnded;
server.close();
await Sentry.close(20_000);
console.log(JSON.stringify({ reports, grownMb }));
