// Captures one error in each of many traces, with volume() and sampler().
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { volume } from "@sentry-policy/volume";

const { TRACES, RATE, ERROR_RATE, LIFECYCLE, VOLUME } = process.env;
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...sampler({ rate: Number(RATE), errorRate: Number(ERROR_RATE) }),
  ...volume(JSON.parse(VOLUME)),
});
for (let trace = 0; trace < Number(TRACES); trace += 1) {
  Sentry.startNewTrace(() =>
    Sentry.startSpan({ name: "job" }, () => {
      Sentry.captureException(new Error("failed"));
    }),
  );
  if (trace % 25 === 24) await Sentry.flush(10_000);
}
await Sentry.close(10_000);
