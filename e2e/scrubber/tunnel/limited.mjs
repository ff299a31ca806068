// Sends one error after the other.
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: process.env.SENTRY_DSN, autoSessionTracking: false });
for (let number = 0; number < 3; number += 1) {
  Sentry.captureException(new Error(`error ${number}`));
  await Sentry.flush(60_000);
}
await Sentry.close(60_000);
