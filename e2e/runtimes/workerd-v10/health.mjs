import * as Sentry from "@sentry/cloudflare";
import { deliveryHealth } from "@sentry-policy/health";

const health = deliveryHealth();

export default Sentry.withSentry((env) => ({ dsn: env.SENTRY_DSN, transportOptions: { bufferSize: 2 } }), {
  fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/metrics") return health.metricsFetch(request);
    if (pathname === "/health/sentry") return health.fetch(request);
    const errors = Number(pathname.slice("/errors/".length));
    for (let number = 0; number < errors; number += 1)
      Sentry.captureException(new Error(`made-up ${crypto.randomUUID()}`));
    return new Response("captured");
  },
});
