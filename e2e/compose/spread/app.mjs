// Spreads the results of our packages into the options, in the order of SPREAD_ORDER.

import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import { errorAndTrace } from "../../support/secrets.mjs";

// Loads only one of the SDKs. Loading both would take longer, and they would share global state.
const Sentry = await (process.env.PLATFORM === "browser" ? import("@sentry/browser") : import("@sentry/node"));
const outputs = { config: () => sentryConfig(process.env), scrubber, sampler, volume };
const parts = process.env.SPREAD_ORDER.split(" ").map((name) => outputs[name]());

Sentry.init({ ...parts[0], ...parts[1], ...parts[2], ...parts[3] });
errorAndTrace(Sentry);
await Sentry.flush(3000);
