// A small shop whose checkout fails, with a real Sentry SDK and without a policy. The environment variable SDK
// contains the path of the SDK. Every secret is made up.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const Sentry = createRequire(import.meta.url)(process.env["SDK"] ?? "");
const VISITOR = "203.0.113.7";

Sentry.init({
  dsn: process.env["SENTRY_DSN"],
  environment: "production",
  release: "shop@1.4.0",
  serverName: "shop-7d9f",
  tracesSampleRate: 1,
  enableLogs: true,
  includeLocalVariables: true,
});

/** @param {{ id: number, email: string, password: string, card: string }} order */
function charge(order) {
  const attempt = {
    number: 3,
    apiKey: "made-up-payment-key-0001",
    connection: "postgres://shop:made-up-db-word@db.internal/shop",
  };
  throw new Error(`Order ${order.id}: card ${order.card} of ${order.email} declined after ${attempt.number} attempts`);
}

/** @param {{ id: number, email: string, password: string, card: string }} order */
function checkOut(order) {
  Sentry.setUser({ id: "user-7", email: order.email, ip_address: VISITOR });
  Sentry.setTag("checkout.step", "payment");
  Sentry.setContext("loyalty", { loyalty_number: "LN-000-111", tier: "gold" });
  Sentry.addBreadcrumb({
    category: "auth",
    message: "signed in with Bearer made-up-session-token-1",
    data: { csrf_token: "made-up-csrf" },
  });
  Sentry.startSpan(
    {
      name: `UPDATE users SET password = 'made-up-pass-word' WHERE email = '${order.email}'`,
      op: "db",
      attributes: { "db.system.name": "postgresql", "app.api_key": "made-up-payment-key-0001" },
    },
    () => undefined,
  );
  Sentry.logger.info(`Sign-in of ${order.email}`, { session_token: "made-up-session-token-1", "cart.total": 42.5 });
  Sentry.logger.error(Sentry.logger.fmt`Payment of ${order.email} failed with password=${order.password}`);
  try {
    charge(order);
  } catch (error) {
    Sentry.captureException(error);
  }
}

const server = createServer(async (request, response) => {
  checkOut(JSON.parse(await text(request)));
  response.writeHead(502).end("payment failed");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));

const address = server.address();
const port = typeof address === "object" ? address?.port : undefined;
const headers = {
  authorization: "Bearer made-up-session-token-1",
  cookie: "sid=made-up-cookie; theme=dark",
  "content-type": "application/json",
  "x-forwarded-for": VISITOR,
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Shop/1.4",
};
const order = {
  id: 4711,
  email: "ada@example.org",
  password: "made-up-pass-word",
  card: "4111 1111 1111 1111",
  items: 2,
};
const response = await fetch(`http://127.0.0.1:${port}/checkout?coupon=SPRING&token=made-up-query-token`, {
  method: "POST",
  headers,
  body: JSON.stringify(order),
});
await response.arrayBuffer();
server.close();

Sentry.captureCheckIn({ monitorSlug: "nightly-export", status: "ok", duration: 12 });
Sentry.captureFeedback({
  name: "Ada Example",
  email: "ada@example.org",
  message: "My password made-up-pass-word is refused",
});
await Sentry.close(5000);
