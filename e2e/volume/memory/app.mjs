// Captures errors of far more issues than the limits allow. Prints how many MB the heap has grown.
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { ISSUES } = process.env;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
Sentry.init({ dsn: process.env.SENTRY_DSN, ...volume() });

function capture(number) {
  const error = new Error(`failed ${number}`);
  error.stack = `Error: failed ${number}\n    at run (/app/file-${number}.js:1:1)`;
  Sentry.captureException(error);
}
function used() {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

for (let number = 0; number < 1000; number += 1) capture(number);
await Sentry.flush(60_000);
const before = used();
for (let number = 1000; number < Number(ISSUES); number += 1) {
  capture(number);
  if (number % 100 === 0) await setImmediate();
}
console.log(JSON.stringify({ grown: used() - before }));
await Sentry.close(60_000);
