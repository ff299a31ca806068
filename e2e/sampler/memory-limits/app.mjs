// Starts far more traces than the sampler's limits allow. Each has an attribute of 20 kB, and half of them fail. Prints
// how many MB the heap has grown.
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { LIFECYCLE, LIMITED, COUNT = "3000" } = process.env;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const limits = LIMITED === "yes" ? { limits: { traces: 100, bytes: 2_000_000 } } : {};
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...sampler({ rate: 0.1, ...limits }),
});
let started = 0;
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

function trace(number) {
  Sentry.startNewTrace(() =>
    Sentry.startSpan({ name: "big", attributes: { big: randomBytes(10_000).toString("hex") } }, (root) => {
      if (number % 2 === 0) root.setStatus({ code: 2, message: "internal_error" });
    }),
  );
}
const used = () => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

for (let number = 0; number < 100; number += 1) trace(number);
await Sentry.flush(5000);
const before = used();
let most = 0;
for (let number = 1; number <= Number(COUNT); number += 1) {
  trace(number);
  if (number % 10 === 0) await pause(8);
  if (number % 500 === 0) most = Math.max(most, used());
}
const closed = await Sentry.close(3000);
await pause(1500);
console.log(JSON.stringify({ started, closed, grown: most - before, left: used() - before }));
process.exit(0);
