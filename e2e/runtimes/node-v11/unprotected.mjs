// The same program as `app.mjs`, but without the scrubber. Its secrets arrive, which shows that they were planted.
import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { oneErrorAndOneTrace } from "../scenario.cjs";

Sentry.init({ ...sentryConfig(process.env), ...sampler() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
