// A small shop whose checkout always fails. Every secret here is made up.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import * as Sentry from "@sentry/node";
import { DATABASE, PAYMENT_KEY } from "./vault.mjs";

/** @param {{ id: number, email: string, password: string, card: string }} order */
function charge(order) {
  const attempt = { result: "declined", apiKey: PAYMENT_KEY, connection: DATABASE };
  throw new Error(`Order ${order.id}: ${order.card} ${attempt.result}`);
}

/** Captures hundreds of equal errors and one other error, all at once. */
function checkStock() {
  for (let item = 0; item < 300; item += 1) Sentry.captureException(new Error(`Stock of item ${item} is unknown`));
  Sentry.captureException(new RangeError("The price of item 7 is negative"));
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://shop.internal");
  const body = await text(request);
  if (pathname === "/stock") {
    checkStock();
    return void response.writeHead(503).end("no stock");
  }
  if (pathname !== "/checkout") return void response.end("ok");
  Sentry.setUser({ id: "user-7", email: JSON.parse(body).email, ip_address: "203.0.113.7" });
  Sentry.setTag("checkout.step", "payment");
  Sentry.addBreadcrumb({
    category: "auth",
    message: "Bearer made-up-session-token-1",
    data: { csrf_token: "made-up-csrf" },
  });
  Sentry.setContext("loyalty", { loyalty_number: "LN-000-111", tier: "gold" });
  try {
    charge(JSON.parse(body));
  } catch (error) {
    Sentry.captureException(error);
    response.writeHead(502).end("payment failed");
  }
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});

process.on("message", async (message) => {
  if (message !== "stop") return;
  server.close();
  server.closeAllConnections();
  await Sentry.close(5000);
  process.disconnect();
});
