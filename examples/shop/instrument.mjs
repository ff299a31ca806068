// Copy this file to your app, and load it before the app with `node --import ./instrument.mjs`.
import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

Sentry.init({
  includeLocalVariables: true,
  ...(process.env["SHOP_TUNNEL"] === undefined ? {} : { tunnel: process.env["SHOP_TUNNEL"] }),
  ...sentryConfig(process.env),
  ...scrubber({ sensitiveFields: ["loyalty_number"] }),
  ...sampler({
    rules: [
      { path: "/health", rate: 0 },
      { path: "/checkout", rate: 1 },
    ],
  }),
  ...volume({ perIssue: { first: 3, interval: 60 } }),
});
