// Sends failed traces with secrets from an app with the sampler and the scrubber. The sampler buffers and keeps these
// traces.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { errorAndTrace } from "../../support/secrets.mjs";

const base = { dsn: process.env.SENTRY_DSN, traceLifecycle: process.env.LIFECYCLE };
const ways = {
  spread: () => ({ ...base, ...scrubber(), ...sampler({ rate: 0.1 }) }),
  "spread, the sampler first": () => ({ ...base, ...sampler({ rate: 0.1 }), ...scrubber() }),
  compose: () => compose(base, scrubber(), sampler({ rate: 0.1 })),
};
Sentry.init(ways[process.env.JOIN]());
for (let count = 0; count < 10; count += 1) Sentry.startNewTrace(() => errorAndTrace(Sentry));
await Sentry.close(5000);
