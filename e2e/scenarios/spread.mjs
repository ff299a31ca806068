// The three outputs spread in the order that SPREAD_ORDER names.

import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { errorAndTrace } from "./secrets.mjs";

// Only the one wanted: loading the other would double the time, and its carrier is a global.
const Sentry = await (process.env.PLATFORM === "browser" ? import("@sentry/browser") : import("@sentry/node"));
const outputs = { config: () => sentryConfig(process.env), scrubber, sampler };
const parts = process.env.SPREAD_ORDER.split(" ").map((name) => outputs[name]());

Sentry.init({ ...parts[0], ...parts[1], ...parts[2] });
errorAndTrace(Sentry);
await Sentry.flush(3000);
