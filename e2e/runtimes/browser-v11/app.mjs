import * as Sentry from "@sentry/browser";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

// A bundler puts the environment of the build in place of `import.meta.env`, as Vite does.
Sentry.init({ ...sentryConfig(import.meta.env), ...scrubber(policy), ...sampler() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
