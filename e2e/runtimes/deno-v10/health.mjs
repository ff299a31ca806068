import * as Sentry from "@sentry/deno";
import { deliveryHealth } from "@sentry-policy/health";

Sentry.init({ dsn: Deno.env.get("SENTRY_DSN") });
const health = deliveryHealth();
for (let number = 0; number < 4; number += 1) Sentry.captureException(new Error(`made-up ${number}`));
await Sentry.flush(10_000);

const [response, metrics] = [health.fetch(), health.metricsFetch(new Request("http://127.0.0.1/metrics"))];
const report = await response.json();
const type = metrics.headers.get("content-type");
console.log(JSON.stringify({ status: response.status, report, type, metrics: await metrics.text() }));
