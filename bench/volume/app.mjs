// Captures many errors with the options that MODE selects, and prints the CPU time per error in microseconds.
// `suppressed.mjs` copies this file into a folder for each SDK version.
import { setImmediate } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { MODE = "", SENTRY_DSN, ERRORS } = process.env;
const FRAMES = 16;

/** @type {Record<string, () => object>} */
const options = {
  create: () => ({}),
  volume: () => volume(),
  ignoreErrors: () => ({ ignoreErrors: ["boom"] }),
  beforeSend: () => ({ beforeSend: () => null }),
};
Sentry.init({ dsn: SENTRY_DSN, ...options[MODE]?.() });
await setImmediate();

/** @param {number} depth @param {number} number @returns {never} */
function fail(depth, number) {
  if (depth > 1) return fail(depth - 1, number);
  throw new Error(`boom ${number}`);
}

/** @param {number} count */
async function run(count) {
  for (let number = 0; number < count; number += 1) {
    // The SDK must be able to empty its send buffer. With a full buffer, it would drop errors before the most expensive
    // steps, so the measured cost would be too low.
    if (number % 50 === 0) await setImmediate();
    try {
      fail(FRAMES, number);
    } catch (error) {
      if (MODE !== "create") Sentry.captureException(error);
    }
  }
}

await run(Number(ERRORS) / 5);
const before = process.cpuUsage();
await run(Number(ERRORS));
const { user, system } = process.cpuUsage(before);
console.log((user + system) / Number(ERRORS));
process.exit();
