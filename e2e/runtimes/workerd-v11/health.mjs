import * as Sentry from "@sentry/cloudflare";
import { deliveryHealth } from "@sentry-policy/health";

const health = deliveryHealth();

export default Sentry.withSentry((env) => ({ dsn: env.SENTRY_DSN }), {
  fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/metrics") return health.metricsFetch(request);
    if (pathname === "/health/sentry") return health.fetch(request);
    Sentry.captureException(new Error(`made-up ${crypto.randomUUID()}`));
    return new Response("captured");
  },
});
