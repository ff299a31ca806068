// Sends data with canaries (made-up secrets), about which the scrubber, the sampler and the SDK must make decisions.
// Prints the decision log.
import * as Sentry from "@sentry/node";
import { deliveryHealth } from "@sentry-policy/health";
import { decisionLog } from "@sentry-policy/health/debug";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

const { SENTRY_DSN, CANARY } = process.env;
const decisions = decisionLog(deliveryHealth());
Sentry.init({
  dsn: SENTRY_DSN,
  ...scrubber({ onScrub: decisions.onScrub, sensitiveFields: ["loyalty_number"] }),
  ...sampler({ rate: 1, rules: [{ name: /unwanted/, rate: 0 }], onDecision: decisions.onDecision }),
});
Sentry.startNewTrace(() =>
  Sentry.startSpan({ name: `failing ${CANARY}` }, () => {
    Sentry.captureException(new Error("made-up"), { extra: { loyalty_number: CANARY, password: CANARY } });
  }),
);
Sentry.startNewTrace(() => Sentry.startSpan({ name: `unwanted ${CANARY}` }, () => {}));
await Sentry.flush(10_000);
decisions.print();
