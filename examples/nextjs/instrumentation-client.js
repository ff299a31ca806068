import * as Sentry from "@sentry/nextjs";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

/** Next.js replaces each of these with its value when it builds the app, so each full name must be written out. */
const env = {
  NEXT_PUBLIC_SENTRY_DSN: process.env.NEXT_PUBLIC_SENTRY_DSN,
  NEXT_PUBLIC_SENTRY_ENVIRONMENT: process.env.NEXT_PUBLIC_SENTRY_ENVIRONMENT,
  NEXT_PUBLIC_SENTRY_RELEASE: process.env.NEXT_PUBLIC_SENTRY_RELEASE,
  NEXT_PUBLIC_SENTRY_TRACES_SAMPLE_RATE: process.env.NEXT_PUBLIC_SENTRY_TRACES_SAMPLE_RATE,
};

Sentry.init({
  ...sentryConfig(env, { prefix: "NEXT_PUBLIC_", environment: process.env.NODE_ENV }),
  ...scrubber(),
  ...sampler(),
  ...volume(),
});

export const onRouterTransitionStart = Sentry.captureRouterTransitionStart;
