// Copy this file and policy.mjs to your app, and load it before the app with `node --import ./instrument.mjs`.
import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import * as policy from "./policy.mjs";

Sentry.init({
  includeLocalVariables: true,
  ...(process.env["SHOP_TUNNEL"] === undefined ? {} : { tunnel: process.env["SHOP_TUNNEL"] }),
  ...sentryConfig(process.env),
  ...scrubber(policy.scrubber),
  ...sampler(policy.sampler),
  ...volume({ perIssue: { first: 3, interval: 60 } }),
});
