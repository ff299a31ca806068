const Sentry = require("@sentry/node");
const { sentryConfig } = require("@sentry-policy/config");
const { sampler } = require("@sentry-policy/sampler");
const { scrubber } = require("@sentry-policy/scrubber");
const { volume } = require("@sentry-policy/volume");

Sentry.init({ ...sentryConfig(process.env), ...scrubber(), ...sampler(), ...volume() });
