// Starts traces in head mode (the sampler decides when a trace starts) or with a budget. Prints each decision, so that
// the test can compare it with what arrives.
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { MODE, LIFECYCLE } = process.env;
const reports = [];
const onDecision = (report) => reports.push(report);
const policies = {
  // The interval is longer than any run of the app. When an interval ends, the rates fall, because earlier errors then
  // count less. The test expects rates that only rise.
  head: { rate: 0.1, mode: "head", budget: { interval: 3600 }, onDecision },
  budget: { rate: 1, budget: { tracesPerSecond: 40, errorTracesPerSecond: 40, interval: 4 }, onDecision },
};
Sentry.init({ dsn: process.env.SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler(policies[MODE]) });
let started = 0;
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

let number = 0;
function trace(name, fails) {
  number += 1;
  Sentry.startNewTrace(() =>
    Sentry.startSpan({ name, op: "task", attributes: { number } }, (root) => {
      if (!fails) return;
      root.setStatus({ code: 2, message: "internal_error" });
      if (MODE === "head") Sentry.captureException(new Error(`${name}, ${number}`));
    }),
  );
}

/**
 * Calls `make` many times, with pauses and flushes. Without them, more than 64 envelopes would be pending, so the SDK
 * would drop some. The client report that the test reads would not count the dropped ones yet.
 */
async function times(count, make) {
  for (let made = 0; made < count; made += 1) {
    make(made);
    if (made % 10 === 9) await pause(10);
    if (made % 20 === 19) await Sentry.flush(5000);
  }
}

const began = performance.now();
const modes = {
  async head() {
    // One failure in a hundred is a normal error rate.
    await times(500, (count) => trace("steady", count % 100 === 99));
    await times(100, () => trace("breaking", false));
    await times(100, () => trace("breaking", true));
  },
  async budget() {
    for (let count = 0; count < 360; count += 1) {
      trace(`failing ${count % 6}`, true);
      trace("fine", false);
      await pause(8);
    }
  },
};
await modes[MODE]();
await Sentry.close(20_000);
console.log(JSON.stringify({ started, reports, seconds: (performance.now() - began) / 1000 }));
