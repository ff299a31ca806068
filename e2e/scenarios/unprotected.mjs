// The control: what the other scenarios plant, with nothing of ours in the way.
import * as Sentry from "@sentry/node";
import { errorAndTrace } from "./secrets.mjs";

Sentry.init({ dsn: process.env.SENTRY_DSN, tracesSampleRate: 1 });
errorAndTrace(Sentry);
await Sentry.flush(3000);
