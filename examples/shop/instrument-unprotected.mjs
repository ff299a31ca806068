// The same app as most teams start it, to compare with.
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: process.env["SENTRY_DSN"], tracesSampleRate: 0.1, includeLocalVariables: true });
