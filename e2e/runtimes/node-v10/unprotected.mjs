// The same program without the scrubber: what it sends shows that the secrets really were planted.
import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { oneErrorAndOneTrace } from "../scenario.cjs";

Sentry.init({ ...sentryConfig(process.env), ...sampler() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
