import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

Sentry.init({ ...sentryConfig(process.env), ...scrubber(), ...sampler(), ...volume() });
