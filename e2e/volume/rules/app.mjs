// Captures errors and messages to which rules apply.
import { createServer, get } from "node:http";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const priorities = ["critical", "high", "medium", "low"];
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: "shop@1",
  ...volume({
    ignore: ["AbortError", /^Request aborted/g],
    perIssue: false,
    rules: [
      ...priorities.map((priority) => ({ message: `priority ${priority}`, priority })),
      { message: /first match/, fingerprint: ["first"] },
      { message: /match/, fingerprint: ["second"] },
      { path: "/webhooks/**", status: 404, ignore: true },
      { path: ["/orders/*", "/carts/*"], fingerprint: ["{{ default }}", "orders"] },
      { status: "5xx", fingerprint: ["server"] },
      { tag: { tenant: "acme", plan: /free|trial/ }, fingerprint: ["tenant"] },
      { handled: false, fingerprint: ["unhandled"] },
      { level: ["warning", "info"], message: "by level", fingerprint: ["level"] },
      { type: [/^Prisma/, "MongoError"], fingerprint: "stable" },
      { message: /flag g/g, fingerprint: ["global"] },
      { message: "retried", after: 3, perIssue: { first: 1 } },
    ],
  }),
});

const named = (name, message, fields) => Object.assign(new Error(message), { name }, fields);
const capture = (error, context) => Sentry.captureException(error, context);

for (const priority of priorities) {
  capture(new Error(`priority ${priority}`));
  capture(new Error(`priority ${priority}, tagged`), { tags: { priority: "own" } });
  capture(new Error(`priority ${priority}, level set`), { level: "debug" });
  Sentry.startSession();
  const session = Sentry.getIsolationScope().getSession();
  Sentry.captureMessage(`priority ${priority}, message`);
  await Sentry.flush(10_000);
  if (session.status !== "ok") throw new Error(`A message with the priority ${priority} ended the session.`);
  Sentry.endSession();
}
capture(new Error("first match wins"));
capture(new Error("match, own"), { fingerprint: ["own"] });
capture(new Error("other match"));
capture(named("AbortError", "ignored"));
capture(new Error("Request aborted by the user"));
capture(new Error("Request aborted again"));
capture(new Error("status"), {});
capture(named("HttpError", "with status", { statusCode: 503 }));
capture(new Error("tenant"), { tags: { tenant: "acme", plan: "free trial" } });
capture(new Error("other tenant"), { tags: { tenant: "acme", plan: "paid" } });
Sentry.withScope((scope) => {
  scope.setTags({ tenant: "acme", plan: "trial" });
  capture(new Error("tenant of the scope"));
});
capture(new Error("unhandled"), { mechanism: { handled: false, type: "test" } });
Sentry.captureMessage("by level", "warning");
Sentry.captureMessage("by level, too important", "error");
capture(named("PrismaError", "connect 10.0.0.1:5432 failed for 3f2a91bc"));
capture(named("MongoError", "user bob@example.com not found"));
for (let time = 0; time < 3; time += 1) capture(new Error("flag g"));
for (const lastRetry of [false, false, false, false, true]) {
  capture(new Error("retried"), { tags: { last_retry: lastRetry } });
}

const server = createServer((request, response) => {
  const status = request.url.includes("lost") ? 404 : 400;
  capture(named("RequestError", `at ${request.url}`, { status }));
  response.end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
for (const path of ["/webhooks/lost", "/webhooks/found", "/orders/7?page=2", "/orders/7/lines", "/carts/1"]) {
  await new Promise((resolve) => {
    get({ port: server.address().port, host: "127.0.0.1", path, agent: false }, (response) => {
      response.resume();
      response.on("end", resolve);
    });
  });
}
server.close();
await Sentry.close(10_000);
