// Sends the same secrets as the other apps, but without our packages.
import * as Sentry from "@sentry/node";
import { errorAndTrace } from "../../support/secrets.mjs";

Sentry.init({ dsn: process.env.SENTRY_DSN, tracesSampleRate: 1 });
errorAndTrace(Sentry);
await Sentry.flush(3000);
