import * as Sentry from "@sentry/browser";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

// Next.js inlines a variable only where the code contains its full name, such as `process.env.NEXT_PUBLIC_SENTRY_DSN`.
const env = {
  NEXT_PUBLIC_SENTRY_DSN: process.env.NEXT_PUBLIC_SENTRY_DSN,
  NEXT_PUBLIC_SENTRY_ENVIRONMENT: process.env.NEXT_PUBLIC_SENTRY_ENVIRONMENT,
  NEXT_PUBLIC_SENTRY_TRACES_SAMPLE_RATE: process.env.NEXT_PUBLIC_SENTRY_TRACES_SAMPLE_RATE,
};

Sentry.init({ ...sentryConfig(env, { prefix: "NEXT_PUBLIC_" }), ...scrubber(policy), ...sampler() });

oneErrorAndOneTrace(Sentry);
