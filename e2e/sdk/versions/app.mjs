// Sends one error and one trace without our packages. Prints the versions of the SDK that it loaded.

import { SDK_VERSION } from "@sentry/core";
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: process.env.SENTRY_DSN, tracesSampleRate: 1 });
Sentry.startSpan({ name: "plain trace", op: "task" }, () => Sentry.captureException(new Error("plain error")));
await Sentry.flush(3000);
console.log(JSON.stringify({ node: Sentry.SDK_VERSION, core: SDK_VERSION }));
