// Writes logs of several levels in many traces.
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { TRACES, POLICY } = process.env;
let hookCalls = 0;
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  enableLogs: true,
  beforeSendLog: (log) => {
    hookCalls += 1;
    return log;
  },
  ...volume({ logs: JSON.parse(POLICY) }),
});
for (let trace = 0; trace < Number(TRACES); trace += 1) {
  Sentry.startNewTrace(() => {
    Sentry.logger.info("first");
    Sentry.logger.info("second");
    Sentry.logger.warn("warning");
    Sentry.logger.error("failed");
  });
  // The SDK sends 100 logs per envelope, and its buffer holds only 64 envelopes.
  if (trace % 100 === 99) await Sentry.flush(10_000);
}
await Sentry.close(10_000);
console.log(JSON.stringify({ hookCalls }));
