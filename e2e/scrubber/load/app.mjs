// One of the two apps that measure.mjs compares. It sends a typical mix of a server's events, most of which contain no
// secret.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";

const { SENTRY_DSN, GUARD, BATCH } = process.env;
const { email, bearer, password } = secrets;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const app = {
  dsn: SENTRY_DSN,
  release: "shop@1.2.3",
  enableLogs: true,
  tracesSampleRate: 1,
  // Large enough for a whole batch, so that the SDK drops no envelope.
  transportOptions: { bufferSize: 10_000 },
};
Sentry.init(GUARD === "1" ? compose(scrubber(), app) : app);

const ROUTES = ["/orders/:id", "/cart", "/products/:slug", "/checkout", "/health"];
const attachment = JSON.stringify({
  lines: Array.from({ length: 40 }, (_, line) => ({ line, text: `step ${line} of the import went well` })),
});

function transaction(number) {
  const route = ROUTES[number % ROUTES.length];
  const attributes = {
    "http.request.method": "GET",
    "http.route": route,
    "url.full": `https://shop.example${route}?page=${number}`,
    "user_agent.original": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
    "http.request.header.authorization": `Bearer ${bearer}${number}`,
  };
  Sentry.startSpan({ name: `GET ${route}`, op: "http.server", attributes, forceTransaction: true }, () => {
    for (let part = 0; part < 10; part++) {
      Sentry.startSpan(
        {
          name: "SELECT * FROM orders WHERE id = $1 AND state = $2 ORDER BY created_at LIMIT 20",
          op: "db",
          attributes: { "db.system": "postgresql", "db.name": "shop", "server.address": "db.internal", rows: part },
        },
        () => {},
      );
    }
  });
}

function error(number, withAttachment) {
  Sentry.withScope((scope) => {
    scope.setUser({ id: String(number), email: number % 4 === 0 ? email : undefined });
    scope.setTag("tenant", `tenant-${number % 7}`);
    scope.setContext("order", {
      id: number,
      total: 12.5,
      items: [
        { sku: "A-1", count: 2 },
        { sku: "B-7", count: 1 },
      ],
    });
    if (number % 5 === 0) scope.setExtra("login", { password, note: `as ${email}` });
    for (let crumb = 0; crumb < 20; crumb++) {
      scope.addBreadcrumb({
        category: "http",
        type: "http",
        message: `GET /orders/${number}/${crumb}`,
        data: { url: `https://api.internal/orders/${number}?page=${crumb}`, method: "GET", status_code: 200 },
      });
    }
    if (withAttachment) scope.addAttachment({ filename: "import.json", data: attachment });
    Sentry.captureException(new Error(`order ${number} could not be shipped`));
  });
}

/** Six errors, five transactions, four logs, two metrics, a check-in, a session and a feedback. */
const MIX = [
  ...[0, 1, 2, 3, 4].map(() => (number) => error(number, false)),
  (number) => error(number, true),
  ...[0, 1, 2, 3, 4].map(() => transaction),
  ...["info", "warn", "info", "debug"].map(
    (level) => (number) =>
      Sentry.logger[level](`order ${number} moved to the next state`, { order: number, state: "paid", tenant: "a" }),
  ),
  (number) => Sentry.metrics.count("orders.shipped", 1, { attributes: { tenant: `tenant-${number % 7}` } }),
  (number) => Sentry.metrics.distribution("orders.total", number, { unit: "euro" }),
  (number) => Sentry.captureCheckIn({ monitorSlug: "nightly-import", status: "ok", duration: number % 60 }),
  () => {
    Sentry.startSession();
    Sentry.endSession();
  },
  (number) => Sentry.captureFeedback({ message: `the page of order ${number} is slow`, name: "A visitor" }),
];

let number = 0;
async function batch() {
  const started = performance.now();
  const before = process.cpuUsage();
  for (let each = 0; each < Number(BATCH); each++) {
    number += 1;
    MIX[number % MIX.length](number);
    // Pending callbacks run now, as between two requests to a server.
    if (number % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Sentry.flush(30_000);
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

async function heap() {
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (let pass = 0; pass < 3; pass++) collect();
  return process.memoryUsage().heapUsed;
}

process.on("message", async (question) => process.send(await (question === "heap" ? heap() : batch())));
process.on("disconnect", () => process.exit(0));
process.send("ready");
