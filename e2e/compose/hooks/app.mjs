// An app that passes each kind of hook to `compose` twice, once before and once after our packages. LIFECYCLE is the
// trace lifecycle. SPAN_FORM is the kind of span, static or streamed, that the app's `beforeSendSpan` expects.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";

const { LIFECYCLE: traceLifecycle, SPAN_FORM: spanForm } = process.env;
const HOOKS = ["beforeSend", "beforeSendTransaction", "beforeSendLog", "beforeSendMetric", "beforeBreadcrumb"];
const calls = {};

function hooksOf(part) {
  const hook = (name) => (given) => {
    calls[name] = [...(calls[name] ?? []), part];
    return given;
  };
  // The SDK calls `beforeSendTransaction` only in the static lifecycle, and otherwise warns about it.
  const names = HOOKS.filter((name) => name !== "beforeSendTransaction" || traceLifecycle === "static");
  const hooks = Object.fromEntries(names.map((name) => [name, hook(name)]));
  return { ...hooks, beforeSendSpan: inForm(hook("beforeSendSpan")) };
}

/**
 * Marks a `beforeSendSpan` callback with the SDK's helper, which tells the SDK whether the callback expects static or
 * streamed spans. SDK v10 needs a mark only for streamed spans, and v11 only for static ones. Where no mark is needed,
 * the helper does not exist or does nothing.
 */
function inForm(callback) {
  const helper = spanForm === "stream" ? Sentry.withStreamedSpan : Sentry.withStaticSpan;
  return helper === undefined ? callback : helper(callback);
}

const late = {
  beforeSend: (event) => ({ ...event, extra: { password: secrets.password } }),
};

Sentry.init(
  compose(hooksOf("first"), sentryConfig(process.env), scrubber(), sampler(), hooksOf("second"), late, {
    enableLogs: true,
    traceLifecycle,
  }),
);
Sentry.startSpan({ name: "work" }, () => Sentry.startSpan({ name: "part" }, () => {}));
Sentry.addBreadcrumb({ message: "a step" });
Sentry.logger.info("a log");
Sentry.metrics.count("a.metric", 1);
Sentry.captureException(new Error(`for ${secrets.email}`));
await Sentry.flush(3000);
console.log(JSON.stringify(calls));
