// An app with a health endpoint and metrics, for the tests with Prometheus. POST /error captures an error, and waits until its
// result is known. The process ends when stdin does.
import { createServer } from "node:http";

/**
 * @param {typeof import("@sentry/node")} Sentry
 * @param {import("@sentry-policy/health").DeliveryHealth} health
 */
export function serve(Sentry, health) {
  let number = 0;
  async function capture() {
    number += 1;
    Sentry.captureException(new Error(`made-up ${number}`), { level: number % 2 ? "error" : "fatal" });
    await Sentry.flush(10_000);
    return "captured";
  }

  const server = createServer(async (request, response) => {
    if (request.url === "/metrics") health.metricsHandler(request, response);
    else if (request.method === "POST") response.end(await capture());
    else health.handler(request, response);
  });
  server.listen(Number(process.env.PORT), "127.0.0.1");
  process.stdin.on("end", () => process.exit()).resume();
}
