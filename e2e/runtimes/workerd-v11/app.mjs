import * as Sentry from "@sentry/cloudflare";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import { oneErrorAndOneTrace, policy } from "../scenario.cjs";

export default Sentry.withSentry((env) => ({ ...sentryConfig(env), ...scrubber(policy), ...sampler(), ...volume() }), {
  fetch() {
    oneErrorAndOneTrace(Sentry);
    return new Response("done");
  },
});
