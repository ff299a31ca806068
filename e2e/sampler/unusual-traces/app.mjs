// Creates unusual traces, such as one with a child span that fails after the root span has ended. The base rate is
// almost 0, so a trace is kept only if it failed, was slow, or matched a rule.
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { ACT, LIFECYCLE } = process.env;
const fail = (span) => span.setStatus({ code: 2, message: "internal_error" });
const inTrace = (name, run) => Sentry.startNewTrace(() => Sentry.startSpan({ name }, run));

const acts = {
  "that run while the app ignores other traces": {
    policy: { limits: { traces: 50 } },
    async run() {
      const kept = inTrace("kept", async () => {
        await pause(1500);
        Sentry.startSpan({ name: "failed" }, fail);
      });
      for (let count = 0; count < 200; count += 1) {
        inTrace("refused", () => {});
        await pause(5);
      }
      await kept;
    },
  },
  "that are slow and exceed the buffer time": {
    policy: { slow: { thresholdMs: 500 }, limits: { seconds: 1 } },
    run: () => inTrace("kept", () => pause(2000)),
  },
  "that fail after the buffer time": {
    policy: { limits: { seconds: 1 } },
    run: () =>
      inTrace("kept", async () => {
        await pause(1500);
        Sentry.startSpan({ name: "failed" }, fail);
        await pause(500);
      }),
  },
  "with a child that fails after the root has ended": {
    policy: {},
    async run() {
      let child;
      inTrace("kept", () => {
        child = Sentry.startInactiveSpan({ name: "failed" });
      });
      await pause(800);
      fail(child);
      child.end();
      await pause(1500);
    },
  },
  "with status 404 and an error that is thrown and captured": {
    policy: {},
    async run() {
      await inTrace("kept", async () => {
        try {
          await Sentry.startSpan({ name: "lookup" }, async (span) => {
            Sentry.setHttpStatus(span, 404);
            await pause(10);
            throw new Error("made up");
          });
        } catch (error) {
          Sentry.captureException(error);
        }
      });
      inTrace("not failed", (root) => Sentry.setHttpStatus(root, 404));
    },
  },
  "that share an id but match different rules": {
    policy: {
      rules: [
        { name: "refused", rate: 0 },
        { name: "kept", rate: 1 },
      ],
    },
    async run() {
      Sentry.startSpan({ name: "refused" }, () => {});
      // The sampler decides about the first trace during this flush.
      await Sentry.flush(5000);
      Sentry.startSpan({ name: "kept" }, () => {});
    },
  },
};

const { policy, run } = acts[ACT];
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  // `ignoreTransactions` has no effect in the stream lifecycle.
  ...(LIFECYCLE === "static" ? { ignoreTransactions: ["refused"] } : {}),
  ...sampler({ rate: 1e-6, ...policy }),
});
await run();
await Sentry.close(10_000);
