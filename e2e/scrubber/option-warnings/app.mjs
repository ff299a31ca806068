// An app with an option that lets data bypass the scrubber (OUTSIDE), or with a hook that the SDK might not run (HOOK).
// Prints the lines that the scrubber logged, and the hooks that ran.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { scrubber } from "@sentry-policy/scrubber";

const { SENTRY_DSN, LIFECYCLE, HOOK, OUTSIDE } = process.env;
const lines = [];
for (const level of ["warn", "log", "debug", "info", "error"])
  console[level] = (...words) => lines.push(words.join(" "));

const ran = new Set();
const plain = (span) => {
  ran.add("beforeSendSpan");
  if (span.data !== undefined) span.description = "changed";
  return span;
};
const streamed = (span) => {
  ran.add("beforeSendSpan");
  span.attributes = { ...span.attributes, changed: true };
  return span;
};
// Functions, so that only the selected hook is created. `withStreamedSpan` and `withStaticSpan` mark the callback
// itself, so otherwise `plain` and `streamed` would always be marked. The "written for ..." cases need callbacks
// without a mark.
const HOOKS = {
  none: () => ({}),
  transaction: () => ({
    beforeSendTransaction: (event) => {
      ran.add("beforeSendTransaction");
      return event;
    },
  }),
  "written for v10": () => ({ beforeSendSpan: plain }),
  "written for streams": () => ({ beforeSendSpan: streamed }),
  "marked as streamed": () => ({ beforeSendSpan: Sentry.withStreamedSpan?.(streamed) }),
  "marked as static": () => ({ beforeSendSpan: Sentry.withStaticSpan?.(plain) }),
};
const OUTSIDES = {
  none: () => ({}),
  anr: () => ({ integrations: [Sentry.anrIntegration({ captureStackTrace: false })] }),
  debug: () => ({ debug: true }),
  otlp: () => ({ integrations: [{ name: "OtlpIntegration" }] }),
  opentelemetry: () => ({ integrations: [Sentry.openTelemetryIntegration()] }),
  tunnel: () => ({ integrations: [Sentry.serveTunnelIntegration()] }),
};

Sentry.init(
  compose(
    { dsn: SENTRY_DSN, tracesSampleRate: 1, ...(LIFECYCLE === "default" ? {} : { traceLifecycle: LIFECYCLE }) },
    scrubber(),
    HOOKS[HOOK](),
    OUTSIDES[OUTSIDE](),
  ),
);
const lifecycle = Sentry.getClient().getOptions().traceLifecycle;
Sentry.startSpan({ name: "work", op: "task" }, () => Sentry.startSpan({ name: "part" }, () => {}));
await Sentry.flush(3000);
const ours = lines.filter((line) => line.startsWith("[sentry-policy/scrubber]"));
process.stdout.write(`${JSON.stringify({ ours, ran: [...ran], lifecycle })}\n`, () => process.exit(0));
