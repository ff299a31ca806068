// For each message from the test, captures what the message names, flushes, and replies with health reports.
// Environment variables select whether `deliveryHealth` is called before or after `Sentry.init`, and whether the other
// packages are used.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { deliveryHealth } from "@sentry-policy/health";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

const { SENTRY_DSN, EARLY, WITH_PARTS, OPTIONS = "{}" } = process.env;

const options = {
  dsn: SENTRY_DSN,
  enableLogs: true,
  ignoreErrors: [/ignored/],
  beforeSend: (event) => (event.message === "unwanted" ? null : event),
  ...JSON.parse(OPTIONS),
};
const init = () => Sentry.init(WITH_PARTS ? compose(options, scrubber(), sampler()) : options);
// Each `init` adds listeners to the process. Node would warn about their number.
process.setMaxListeners(0);

const early = EARLY && deliveryHealth();
init();
const health = early || deliveryHealth();
const changes = [];
health.onChange(({ status }, previous) => changes.push(`${previous} -> ${status}`));

let number = 0;
/** Creates an error. Its message is new each time, because SDK v11 drops an error that equals the previous one. */
function made() {
  number += 1;
  return new Error(`made-up ${number}`);
}

const BYTES = Uint8Array.from({ length: 300 }, (_, place) => (place * 151) % 256);

const captures = {
  error: () => Sentry.captureException(made()),
  unhandled: () => Sentry.captureException(made(), { mechanism: { handled: false, type: "test" } }),
  fatal: () => Sentry.withScope((scope) => void Sentry.captureException(made(), scope.setLevel("fatal"))),
  debug: () => Sentry.captureException(made(), { level: "debug" }),
  warning: () => Sentry.captureMessage("made-up", "warning"),
  ignored: () => Sentry.captureException(new Error("ignored")),
  unwanted: () => Sentry.captureMessage("unwanted"),
  early: () => Sentry.getClient().recordDroppedEvent("ignored", "error"),
  limited: () => Sentry.getClient().recordDroppedEvent("sample_rate", "error", 3),
  trace: () => Sentry.startSpan({ name: "outer" }, () => Sentry.startSpan({ name: "inner" }, () => {})),
  logs: () => ["first", "second", "third"].forEach((text) => void Sentry.logger.info(text)),
  attachment: () => Sentry.captureException(made(), { attachments: [{ filename: "a.txt", data: "a" }] }),
  binary: () => Sentry.captureException(made(), { attachments: [{ filename: "a.bin", data: BYTES }] }),
};

process.on("message", async ({ question: { capture = [], times = 1, flush = true, restart } }) => {
  if (restart) {
    await Sentry.close();
    init();
  }
  for (let time = 0; time < times; time += 1) for (const name of capture) captures[name]();
  const before = health.report();
  if (flush) await Sentry.flush(20_000);
  process.send({ before, report: health.report(), changes: changes.splice(0) });
});
process.send("ready");
