import * as Sentry from "@sentry/browser";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

// The bundler replaces `import.meta.env` with the environment of the build, as Vite does.
Sentry.init({ ...sentryConfig(import.meta.env), ...scrubber(policy), ...sampler(), ...volume() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
