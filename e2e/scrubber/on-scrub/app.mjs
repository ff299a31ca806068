// An app whose `onScrub` callback sends data to Sentry. HOW names the kind of data. Prints how often `onScrub` was
// called.
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";

const { HOW, REPORT, SENTRY_DSN } = process.env;
const text = `filtered something of ${secrets.email}`;
let calls = 0;

const WAYS = {
  "an event": () => Sentry.captureMessage(`${text} ${calls}`),
  "an event after an await": async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    Sentry.captureMessage(`${text} ${calls}`);
  },
  "an event that is not awaited": () => void setTimeout(() => Sentry.captureMessage(`${text} ${calls}`), 5),
  "an event with an attachment that is dropped": () =>
    Sentry.captureMessage(text, (scope) => scope.addAttachment({ filename: "a.bin", data: new Uint8Array([0xff]) })),
  "a log": () => Sentry.logger.info(text),
  "a metric": () => Sentry.metrics.count("filtered", 1, { attributes: { text } }),
  "a span": () => Sentry.startSpan({ name: text }, () => {}),
  "a check-in": () => Sentry.captureCheckIn({ monitorSlug: text, status: "ok" }),
  feedback: () => Sentry.captureFeedback({ message: text }),
};

const onScrub = () => {
  calls += 1;
  if (calls < 50) return WAYS[HOW]();
};
Sentry.init({
  dsn: SENTRY_DSN,
  enableLogs: true,
  tracesSampleRate: 1,
  ...scrubber({ onScrub, dryRun: REPORT === "true" }),
});
Sentry.setUser({ email: secrets.email });
Sentry.captureMessage("the app's only event");
for (let round = 0; round < 6; round++) {
  await Sentry.flush(1000);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
console.log(calls);
process.exit(0);
