// Captures one error in each of many traces. The SDK's `sampleRate` drops some of these errors. The sampler's base rate
// is almost 0, so a trace is kept only if it failed. With SESSION=1, the SDK has a session of the process.
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { LIFECYCLE, SENTRY_DSN, SESSION, TRACES } = process.env;
Sentry.init({
  dsn: SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  sampleRate: 0.5,
  integrations: (defaults) => defaults.filter(({ name }) => SESSION === "1" || name !== "ProcessSession"),
  ...sampler({ rate: 1e-6 }),
});
for (let trace = 0; trace < Number(TRACES); trace += 1) {
  Sentry.startNewTrace(() =>
    Sentry.startSpan({ name: "job" }, () => {
      Sentry.captureException(new Error(`failed ${trace}`));
    }),
  );
  if (trace % 20 === 19) await Sentry.flush(10_000);
}
await Sentry.close(10_000);
