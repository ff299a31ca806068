// Captures errors in request sessions and in process sessions. Most of them are suppressed. Prints the final sessions.
import { createServer, get } from "node:http";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { POLICY } = process.env;
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: "shop@1",
  ...(POLICY === undefined ? {} : volume(JSON.parse(POLICY))),
});

const unhandled = { mechanism: { handled: false, type: "test" } };
const captures = {
  handled: (error) => Sentry.captureException(error),
  frozen: (error) => Sentry.captureException(Object.freeze(error)),
  unhandled: (error) => Sentry.captureException(error, unhandled),
  event: (error) =>
    Sentry.captureEvent(
      { exception: { values: [{ type: "Error", value: `made ${process.hrtime.bigint()}` }] } },
      { originalException: error },
    ),
  message: () => Sentry.captureMessage(`message ${process.hrtime.bigint()}`),
};

const server = createServer((request, response) => {
  captures[request.url.slice(1)]?.(new Error("of a request"));
  response.end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();
const call = (kind) =>
  new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path: `/${kind}`, agent: false }, (response) => {
      response.resume();
      response.on("end", resolve);
    }).on("error", reject);
  });
for (const kind of ["none", ...Object.keys(captures)]) for (let time = 0; time < 3; time += 1) await call(kind);
server.close();

/** Captures an error in a new session, and returns the session's status. */
async function statusAfter(kind) {
  Sentry.startSession();
  const session = Sentry.getIsolationScope().getSession();
  captures[kind](new Error("of the process"));
  await Sentry.flush(10_000);
  const { status, errors } = session;
  Sentry.endSession();
  return { kind, status, errors };
}
const statuses = [];
// Each kind of error is captured in two sessions, and suppressed in the second one.
for (const kind of Object.keys(captures)) statuses.push(await statusAfter(kind), await statusAfter(kind));

// volume() keeps this error in memory, and sends it during another session, in which it must not count.
Sentry.startSession();
captures.handled(new Error("of an earlier session"));
Sentry.endSession();
Sentry.startSession();
const last = Sentry.getIsolationScope().getSession();
await Sentry.flush(10_000);
console.log(JSON.stringify({ statuses, last: { status: last.status, errors: last.errors } }));
await Sentry.close(10_000);
