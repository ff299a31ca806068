import * as Sentry from "@sentry/browser";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace, policy } from "../../scenario.cjs";

Sentry.init({ ...sentryConfig(import.meta.env, { prefix: "VITE_" }), ...scrubber(policy), ...sampler() });

oneErrorAndOneTrace(Sentry);
