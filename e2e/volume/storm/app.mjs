// Captures a storm of errors from many sites (places in the code), and one rare error. Then flushes and closes the
// client.
import { setImmediate } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { ERRORS = "300", SITES = "1", BATCH = ERRORS, PROTECTED, CLOSE_MS = "60000", IN_TICK_OF_INIT } = process.env;
const lost = [];
const options = PROTECTED === "1" ? volume({ onDrop: (report) => lost.push(report) }) : {};
Sentry.init({ dsn: process.env.SENTRY_DSN, ...options });
if (IN_TICK_OF_INIT === undefined) await setImmediate();

/** Functions that throw from a stack of 16 frames. Each one seems to be in a different file. */
const sites = Array.from({ length: Number(SITES) }, (_, site) =>
  new Function(
    `return function fail(depth, number) {
      if (depth > 0) return fail(depth - 1, number);
      throw new Error("site ${site} number " + number);
    }\n//# sourceURL=/app/site-${site}.js`,
  )(),
);

for (let number = 0; number < Number(ERRORS); number += 1) {
  if (number % Number(BATCH) === Number(BATCH) - 1) await setImmediate();
  try {
    sites[number % sites.length](15, number);
  } catch (error) {
    Sentry.captureException(error);
  }
}
Sentry.captureException(new TypeError("rare"));

if (process.env.FLUSH !== "0") await Sentry.flush(60_000);
await Sentry.close(Number(CLOSE_MS));
console.log(JSON.stringify(lost));
