import * as Sentry from "@sentry/nextjs";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

/** Next.js calls this function once in each server process, for the Node runtime and for the edge runtime. */
export function register() {
  Sentry.init({ ...sentryConfig(process.env), ...scrubber(), ...sampler(), ...volume() });
}

export const onRequestError = Sentry.captureRequestError;
