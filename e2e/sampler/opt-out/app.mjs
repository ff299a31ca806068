// Disables the client while the sampler buffers two failed traces. The root span of the first one is still running, and
// that of the second one has ended before its child. WHEN selects whether the client is then enabled again or closed.
// No span may be sent in either case. Prints how many spans were started.
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { LIFECYCLE, SENTRY_DSN, WHEN } = process.env;
Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler({ rate: 1 }) });
const client = Sentry.getClient();
let started = 0;
client.on("spanStart", () => {
  started += 1;
});
const fail = (span) => span.setStatus({ code: 2, message: "internal_error" });

const ends = [];
Sentry.startNewTrace(() =>
  Sentry.startSpanManual({ name: "running" }, (root) => {
    Sentry.startSpan({ name: "child" }, fail);
    ends.push(() => root.end());
  }),
);
Sentry.startNewTrace(() =>
  Sentry.startSpan({ name: "ended" }, (root) => {
    fail(root);
    const child = Sentry.startInactiveSpan({ name: "late child" });
    ends.push(() => child.end());
  }),
);
await pause(700);
client.getOptions().enabled = false;
// Waits until the sampler has checked the traces that it buffers.
await pause(700);
if (WHEN === "enabled again") client.getOptions().enabled = true;
else if (WHEN === "closed") await Sentry.close(5000);
for (const end of ends) end();
await pause(1500);
// Only an enabled client sends a client report, which counts the dropped spans.
if (WHEN === "enabled again") await Sentry.close(5000);
console.log(started);
process.exit(0);
