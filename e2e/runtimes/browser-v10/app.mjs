import * as Sentry from "@sentry/browser";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

// As in Vite, the bundler replaces `import.meta.env` with the environment variables of the build.
Sentry.init({ ...sentryConfig(import.meta.env), ...scrubber(policy), ...sampler() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
