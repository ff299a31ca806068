// An app with its own hooks before and after those of our packages. JOIN selects how the options are combined:
// `compose` or `spread`.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { errorAndTrace, secrets } from "../../support/secrets.mjs";

const calls = [];
const before = {
  beforeSend(event) {
    calls.push("before");
    return event;
  },
};
const after = {
  enableLogs: true,
  beforeSend(event) {
    calls.push("after");
    return { ...event, extra: { ...event.extra, password: secrets.password, late: `mailto ${secrets.email}` } };
  },
};

Sentry.init(
  process.env.JOIN === "compose"
    ? compose(sentryConfig(process.env), before, scrubber(), sampler(), after)
    : { ...sentryConfig(process.env), ...scrubber(), ...sampler(), ...before, ...after },
);
errorAndTrace(Sentry);
Sentry.logger.info(`a log for ${secrets.email}`, { password: secrets.password });
await Sentry.flush(3000);
console.log(JSON.stringify(calls));
