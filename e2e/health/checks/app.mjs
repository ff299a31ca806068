// Sends data with canaries (made-up secrets) in every part. Then responds to many health checks and scrapes, and prints
// each different response body once.
import * as Sentry from "@sentry/node";
import { deliveryHealth } from "@sentry-policy/health";

const { SENTRY_DSN, CANARY, CHECKS, SENT = "1", PROBE } = process.env;
Sentry.init({ dsn: SENTRY_DSN, release: CANARY, environment: CANARY, serverName: CANARY, tracesSampleRate: 1 });
const health = deliveryHealth({ probe: PROBE === "1" });
Sentry.setUser({ id: CANARY, email: `${CANARY}@example.com` });
Sentry.setTag("tag", CANARY);

if (SENT === "1") {
  Sentry.startSpan({ name: CANARY, op: CANARY }, () => {
    Sentry.captureException(Object.assign(new Error(CANARY), { name: CANARY }), { level: "fatal" });
    Sentry.captureMessage(CANARY, CANARY);
  });
  Sentry.getClient().recordDroppedEvent(CANARY, CANARY);
  await Sentry.flush(10_000);
}

const bodies = new Set();
for (let check = 0; check < Number(CHECKS); check += 1) {
  const accept = check % 4 === 1 ? "application/openmetrics-text" : "*/*";
  const request = new Request(`http://127.0.0.1/health/${CANARY}`, { headers: { accept } });
  const response = check % 2 ? health.metricsFetch(request) : health.fetch(request);
  bodies.add(await response.text());
}
await Sentry.flush(10_000);
console.log(JSON.stringify([...bodies]));
