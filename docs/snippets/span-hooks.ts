import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { scrubber } from "@sentry-policy/scrubber";

Sentry.init({
  ...sentryConfig(process.env, { defaults: { _: { traceLifecycle: "stream" } } }),
  ...scrubber(),
});
