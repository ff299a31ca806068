import * as Sentry from "@sentry/browser";
import { readPublicConfig } from "@sentry-policy/config/public";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

Sentry.init({ ...readPublicConfig(), ...scrubber(policy), ...sampler() });
document.documentElement.dataset.result = JSON.stringify(Sentry.getClient().getOptions().release);

oneErrorAndOneTrace(Sentry);
await Sentry.flush(5000);
