// Sends two errors and, after a pause, a message, and then closes the SDK. The script must reach its last line,
// whatever the test's fake Sentry server responds.
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: process.env.SENTRY_DSN });
Sentry.captureException(new Error("first"));
await Sentry.flush(1000);
Sentry.captureException(new TypeError("second"));
await Sentry.flush(1000);
await new Promise((resolve) => setTimeout(resolve, Number(process.env.PAUSE_MS ?? 0)));
Sentry.captureMessage("third");
await Sentry.close(1000);
console.log("done");
