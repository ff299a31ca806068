// A server with one rule for each field of a rule. The base rate is almost 0, so a request is kept only if a rule
// matches it. `/tier` sets an attribute during the request, calls another server, and responds with the sample rate
// that the other server received.
import { createServer, request } from "node:http";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { LIFECYCLE, SENTRY_DSN } = process.env;
const BASE = 1e-9;
const rules = [
  { path: "/r/never", method: "DELETE", rate: 0 },
  { name: /^HEAD-ish/, rate: 1 },
  { op: "http.server", path: ["/r/op", "/r/other"], rate: 1 },
  { method: ["put", "patch"], rate: 1 },
  { route: "/r/route/:id", rate: 1 },
  { path: "/r/path/**", rate: 1 },
  { host: "admin.example", rate: 1 },
  { userAgent: "made-up-bot", rate: 1 },
  { header: { "X-Debug-Token": "made-up-value" }, rate: 1 },
  { status: "4xx", rate: 1 },
  { attributes: { "http.request.header.x-tier": "gold" }, rate: 1 },
  { attributes: { "user_agent.original": /^both/ }, rate: 1 },
  { attributes: { "http.user_agent": /^either/ }, rate: 1 },
  { attributes: { tier: "gold" }, rate: 1 },
];
const matched = [];
Sentry.init({
  dsn: SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...sampler({ rate: BASE, rules, onDecision: ({ rule, matched: when, kept }) => kept && matched.push([rule, when]) }),
});

const below = createServer((message, response) => {
  response.end(/sentry-sample_rate=([^,]*)/.exec(message.headers.baggage)?.[1]);
});
const server = createServer(async (message, response) => {
  const root = Sentry.getRootSpan(Sentry.getActiveSpan());
  if (message.url.startsWith("/r/route/")) root.setAttribute("http.route", "/r/route/:id");
  let body = "";
  if (message.url.startsWith("/r/tier")) {
    root.setAttribute("tier", "gold");
    body = await send(below, "/");
  }
  response.statusCode = message.url.startsWith("/r/status") ? 409 : 200;
  response.end(body);
});
for (const one of [below, server]) await new Promise((resolve) => one.listen(0, "127.0.0.1", resolve));

function send(to, path, { method = "GET", headers = {} } = {}) {
  const { port } = to.address();
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => {
        body += text;
      });
      response.on("end", () => resolve(body));
    });
    sent.on("error", reject);
    sent.end();
  });
}

const calls = [
  ["/r/none"],
  ["/r/op"],
  ["/r/method", { method: "PUT" }],
  ["/r/route/7"],
  ["/r/path/7/8"],
  ["/r/host", { headers: { host: "Admin.example:8080" } }],
  ["/r/agent", { headers: { "user-agent": "Mozilla/5.0 (made-up-bot/1)" } }],
  ["/r/header", { headers: { "x-debug-token": "made-up-value" } }],
  ["/r/header-other", { headers: { "x-debug-token": "another made-up value" } }],
  ["/r/status"],
  ["/r/attribute", { headers: { "x-tier": "gold" } }],
  ["/r/both", { headers: { "user-agent": "both" } }],
  ["/r/either", { headers: { "user-agent": "either" } }],
  ["/up"],
  ["/r/probe", { headers: { "user-agent": "kube-probe/1.29" } }],
  ...Array.from({ length: 5 }, (_, number) => [`/r/tier/${number}`]),
];
const bodies = [];
for (const [path, options] of calls) {
  const body = await Sentry.suppressTracing(() => send(server, path, options));
  if (path.startsWith("/r/tier")) bodies.push(Number(body));
}
for (const one of [below, server]) one.close();
await Sentry.close(20_000);
console.log(JSON.stringify({ bodies, matched }));
