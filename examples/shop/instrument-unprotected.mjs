// For comparison with instrument.mjs: an ordinary `Sentry.init` without our packages.
import * as Sentry from "@sentry/node";

Sentry.init({ dsn: process.env["SENTRY_DSN"], tracesSampleRate: 0.1, includeLocalVariables: true });
