const Sentry = require("@sentry/node");
const { sentryConfig } = require("@sentry-policy/config");
const { sampler } = require("@sentry-policy/sampler");
const { scrubber } = require("@sentry-policy/scrubber");
const { oneErrorAndOneTrace, policy } = require("../scenario.cjs");

Sentry.init({ ...sentryConfig(process.env), ...scrubber(policy), ...sampler() });

oneErrorAndOneTrace(Sentry);
Sentry.flush(5000);
