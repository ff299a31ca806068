// The same app with a usual `Sentry.init`, for comparison.
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: process.env["SENTRY_DSN"], tracesSampleRate: 0.1, includeLocalVariables: true });
