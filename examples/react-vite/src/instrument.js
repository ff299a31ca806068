import * as Sentry from "@sentry/react";
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

Sentry.init(
  compose(
    sentryConfig(import.meta.env, { prefix: "VITE_", environment: import.meta.env.MODE }),
    scrubber(),
    sampler(),
    volume(),
    { integrations: [Sentry.browserTracingIntegration(), Sentry.replayIntegration()] },
  ),
);
