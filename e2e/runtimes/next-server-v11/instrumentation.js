import * as Sentry from "@sentry/node";
import { deliveryHealth } from "@sentry-policy/health";

export function register() {
  Sentry.init({ dsn: process.env.SENTRY_DSN });
  deliveryHealth();
  Sentry.captureMessage("made-up at the start");
}
