import * as Sentry from "@sentry/deno";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

Sentry.init({ ...sentryConfig(Deno.env.toObject()), ...scrubber(policy), ...sampler() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
