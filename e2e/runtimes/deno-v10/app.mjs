import * as Sentry from "@sentry/deno";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

Sentry.init({ ...sentryConfig(Deno.env.toObject()), ...scrubber(policy), ...sampler(), ...volume() });

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
