import * as Sentry from "@sentry/deno";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace } from "../scenario.cjs";

Sentry.init({ ...sentryConfig(Deno.env.toObject()), ...scrubber(), ...sampler() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
