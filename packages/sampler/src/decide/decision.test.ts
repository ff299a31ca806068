import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { SamplingContext } from "../policy/context.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import { checkPolicy } from "../policy/validate.ts";
import { compileDecision } from "./decision.ts";

function context(fields: Partial<SamplingContext> = {}): SamplingContext {
  const { parentSampleRate, parentSampled } = fields;
  const inherited = parentSampleRate ?? (parentSampled === undefined ? undefined : Number(parentSampled));
  return { name: "GET", inheritOrSampleWith: (fallback) => inherited ?? fallback, ...fields };
}

/** Returns a function that makes the decision about a new trace and returns its report. */
function compile(policy: SamplerPolicy) {
  const decision = compileDecision(policy);
  return (...args: Parameters<typeof decision.start>) => decision.start(...args).report;
}

describe("a policy", () => {
  it("uses the default for every field that is undefined, even in rules and nested objects", () => {
    const absent: { readonly [Field in keyof SamplerPolicy]-?: undefined } = {
      rate: undefined,
      errorRate: undefined,
      slow: undefined,
      rules: undefined,
      defaultRules: undefined,
      parent: undefined,
      mode: undefined,
      budget: undefined,
      limits: undefined,
      spans: undefined,
      onDecision: undefined,
    };
    const nested: SamplerPolicy = {
      slow: { thresholdMs: 5000, rate: undefined },
      rules: [{ name: undefined, op: undefined, attributes: undefined, path: "/x", rate: 1, errorRate: undefined }],
      budget: { tracesPerSecond: undefined, errorTracesPerSecond: undefined, interval: undefined },
      limits: {
        traces: undefined,
        bytes: undefined,
        seconds: undefined,
        endpoints: undefined,
        adaptivity: undefined,
      },
    };
    for (const policy of [absent, nested]) {
      expect(() => checkPolicy(policy)).not.toThrow();
      const decision = compileDecision(policy);
      const start = decision.start(context(), 0.25);
      expect(start).toEqual(compileDecision({}).start(context(), 0.25));
      expect(decision.end(start, { failed: true, durationMs: 10 })).toMatchObject({ reason: "error", rate: 1 });
      expect(decision.start(context({ attributes: { "url.path": "/health" } }), 0.25).report.rate).toBe(0);
    }
    const decision = compileDecision(nested);
    expect(decision.start(context({ attributes: { "url.path": "/x" } }), 0.25)).toMatchObject({
      report: { reason: "rule", rate: 1 },
      errorRate: 1,
    });
    const slow = decision.end(decision.start(context(), 0.25), { failed: false, durationMs: 6000 });
    expect(slow).toMatchObject({ reason: "slow", rate: 1 });
  });
});

describe("the base rate", () => {
  it("is the client's `tracesSampleRate` if it is set, otherwise the policy's rate", () => {
    const decide = compile({ rate: 0.25 });
    expect(decide(context(), undefined)).toEqual({ name: "GET", reason: "base_rate", rate: 0.25 });
    expect(decide(context(), 0.5)).toEqual({ name: "GET", reason: "base_rate", rate: 0.5 });
  });

  it("turns tracing off, including rules, if `tracesSampleRate` is 0", () => {
    const decide = compile({ rate: 1, rules: [{ op: "http.server", rate: 1 }] });
    expect(decide(context({ attributes: { "sentry.op": "http.server" } }), 0)).toMatchObject({
      reason: "off",
      rate: 0,
    });
  });

  it("leaves tracing off if no rate is set", () => {
    expect(compile({})(context(), undefined).rate).toBe(0);
  });
});

describe("rules", () => {
  const rules = [
    { path: "/health/**", rate: 0 },
    { path: "/orders/*", op: "http.server", rate: 0.75 },
    { name: /^cron\./g, rate: 1 },
    { name: "exact", rate: 0.125 },
  ] as const;
  const decide = compile({ rate: 0.5, rules });

  it.each([
    ["v11's url.path", { attributes: { "url.path": "/health" } }, 0, 0],
    ["v10's http.target without its query", { attributes: { "http.target": "/health/db?full=1" } }, 0, 0],
    ["one segment with *", { attributes: { "url.path": "/orders/7", "sentry.op": "http.server" } }, 1, 0.75],
    ["a name by pattern", { name: "cron.daily" }, 2, 1],
    ["an exact name", { name: "exact" }, 3, 0.125],
  ])("match %s, and the first matching rule decides", (_title, fields, rule, rate) => {
    for (let twice = 0; twice < 2; twice++)
      expect(decide(context(fields), undefined)).toMatchObject({ reason: "rule", rule, rate });
  });

  it.each([
    ["two segments with *", { attributes: { "url.path": "/orders/7/lines", "sentry.op": "http.server" } }],
    ["another op", { attributes: { "url.path": "/orders/7", "sentry.op": "http.client" } }],
    ["a longer word", { attributes: { "url.path": "/healthy" } }],
    ["part of a name", { name: "exactly" }],
  ])("do not match %s, so the base rate applies", (_title, fields) => {
    expect(decide(context(fields), undefined)).toMatchObject({ reason: "base_rate", rate: 0.5 });
  });

  it("with a path do not match a span without a path", () => {
    const everywhere = compile({ rate: 0.5, rules: [{ path: "/**", rate: 1 }] });
    expect(everywhere(context({ attributes: { "url.path": "/" } }), undefined)).toMatchObject({ rule: 0 });
    expect(everywhere(context(), undefined)).toMatchObject({ reason: "base_rate", rate: 0.5 });
  });

  it("do not apply to a trace that began in another service", () => {
    const fields = { attributes: { "url.path": "/health" }, parentSampled: true, parentSampleRate: 0.2 };
    expect(decide(context(fields), undefined)).toMatchObject({ reason: "inherited", rate: 0.2 });
  });
});

it("returns a rate from 0 to 1 for every valid policy", () => {
  const rate = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(rate, fc.option(rate, { nil: undefined }), fc.string(), fc.webPath(), (own, operator, name, path) => {
      const decide = compile({ rate: own, rules: [{ name, rate: own }] });
      const report = decide(context({ name, attributes: { "url.path": path } }), operator);
      expect(report.rate).toBeGreaterThanOrEqual(0);
      expect(report.rate).toBeLessThanOrEqual(1);
    }),
  );
});

describe("the default rule", () => {
  const decide = compile({ rate: 0.5 });
  const at = (path: string) => context({ attributes: { "url.path": path } });

  it.each([
    "/health",
    "/healthz",
    "/livez",
    "/readyz",
    "/ping",
    "/health/",
    "/health/live",
    "/health/ready?full=1",
    "/healthz/",
    "/healthcheck",
    "/ready",
    "/api/health",
    "/api/v1/health/db",
    "/api/v2/ping/",
    "/favicon.ico",
    "/robots.txt",
    "/static",
    "/assets/app.js",
    "/_next/static/chunks/1.js?v=2",
    "/up",
    "/Up/",
    "/_health",
    "/-/healthy",
    "/-/ready",
    "/heartbeat",
    "/actuator/health",
    "/actuator/health/liveness",
    "/internal/health-check",
    "/HealthZ",
  ])("sets a rate of 0 for %s", (path) => {
    expect(decide(at(path), undefined)).toMatchObject({ reason: "default_rule", rate: 0 });
  });

  it.each([
    "/",
    "/healthy",
    "/health-insurance",
    "/live",
    "/pings",
    "/ready/1",
    "/healthz/1",
    "/api",
    "/api/v1/orders",
    "/api/vx/health",
    "/users/health",
    "/api/static/1",
    "/shop/static/1",
    "/favicon-ico",
    "/ups",
    "/up/1",
    "/actuator/healthy",
    "/internal/health/a/b",
    "/-/other",
  ])("does not match %s", (path) => {
    expect(decide(at(path), undefined)).toMatchObject({ reason: "base_rate", rate: 0.5 });
  });

  it("applies after the policy's own rules, and can be turned off", () => {
    const own = compile({ rate: 0.5, rules: [{ path: "/health", rate: 0.25 }] });
    expect(own(at("/health"), undefined)).toMatchObject({ reason: "rule", rate: 0.25 });
    expect(compile({ rate: 0.5, defaultRules: false })(at("/health"), undefined)).toMatchObject({ rate: 0.5 });
  });
});

it.each([
  ["kubernetes", "kube-probe/1.29"],
  ["elb", "ELB-HealthChecker/2.0"],
  ["route53", "Amazon-Route53-Health-Check-Service (ref made-up; report http://amzn.to/1vsZADi)"],
  ["googleCloud", "GoogleHC/1.0"],
  ["googleCloud", "GoogleStackdriverMonitoring-UptimeChecks(https://cloud.google.com/monitoring)"],
  ["azure", "Edge Health Probe"],
  ["consul", "Consul Health Check"],
  ["sentryUptime", "SentryUptimeBot/1.0 (+http://docs.sentry.io/product/alerts/uptime-monitoring/)"],
  ["betterUptime", "Better Uptime Bot Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"],
  ["datadogSynthetics", "Datadog/Synthetics DatadogSynthetics"],
  ["pingdom", "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)"],
  ["site24x7", "Site24x7"],
  ["statusCake", "Mozilla/5.0 (Windows NT 10.0) StatusCake"],
  ["uptimeRobot", "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"],
])("sets a rate of 0 for the probes of %s, unless this default rule is turned off: %s", (defaultRule, agent) => {
  const spellings = [
    { attributes: { "http.user_agent": agent } },
    { attributes: { "user_agent.original": agent } },
    { attributes: { "http.request.header.user-agent": [agent] } },
    { normalizedRequest: { headers: { "user-agent": agent } } },
  ];
  for (const fields of spellings) {
    const report = compile({ rate: 0.5 })(context(fields), undefined);
    expect(report).toMatchObject({ reason: "default_rule", rate: 0, defaultRule });
    const without = compile({ rate: 0.5, defaultRules: { [defaultRule]: false } });
    expect(without(context(fields), undefined)).toMatchObject({ reason: "base_rate", rate: 0.5 });
  }
  const browser = { "user_agent.original": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
  expect(compile({ rate: 0.5 })(context({ attributes: browser }), undefined)).toMatchObject({ rate: 0.5 });
});

describe("a parent", () => {
  const stranger = { parentSampled: true };
  const equal = { parentSampled: true, parentSampleRate: 0.5 };
  const paths = [
    { path: "/mine", rate: 0.25, parent: "ignore" },
    { path: "/theirs", rate: 0.25 },
  ] as const;
  const at = (path: string, parent: object) => context({ attributes: { "url.path": path }, ...parent });

  it("that states no rate is ignored even if it has a sampled flag, so the policy's rules and rate apply", () => {
    for (const parentSampled of [true, false]) {
      const decide = compile({ rate: 0.125, rules: paths });
      expect(decide(at("/", { parentSampled }), undefined)).toMatchObject({ reason: "base_rate", rate: 0.125 });
      expect(decide(at("/theirs", { parentSampled }), undefined)).toMatchObject({ reason: "rule", rate: 0.25 });
      expect(decide(at("/up", { parentSampled }), undefined)).toMatchObject({ reason: "default_rule", rate: 0 });
    }
  });

  it("that states its rate is followed, unless a rule ignores it", () => {
    const decide = compile({ rate: 0.125, rules: paths });
    expect(decide(at("/theirs", equal), undefined)).toMatchObject({ reason: "inherited", rate: 0.5 });
    expect(decide(at("/mine", equal), undefined)).toMatchObject({ reason: "rule", rate: 0.25, rule: 0 });
  });

  it("can lower the policy's own rate, but not raise it, with `cap`", () => {
    const decide = compile({ rate: 0.125, rules: paths, parent: "cap" });
    expect(decide(at("/", equal), undefined)).toMatchObject({ reason: "capped", rate: 0.125 });
    expect(decide(at("/theirs", equal), undefined)).toMatchObject({ reason: "capped", rate: 0.25 });
    expect(decide(at("/up", equal), undefined)).toMatchObject({ reason: "capped", rate: 0 });
    const low = { parentSampled: false, parentSampleRate: 0.01 };
    expect(decide(at("/", low), undefined)).toMatchObject({ reason: "inherited", rate: 0.01 });
    expect(decide(at("/", stranger), undefined)).toMatchObject({ reason: "base_rate", rate: 0.125 });
  });
});

describe("a condition of a rule", () => {
  const v10 = {
    name: "GET /Orders/7",
    attributes: {
      "http.method": "GET",
      "http.target": "/Orders/7?page=1",
      "net.host.name": "shop.example",
      "http.user_agent": "made-up/1.0 (bot)",
      "http.request.header.x_tier": "gold",
      "http.status_code": 404,
      "http.route": "/Orders/:id",
      "sentry.source": "route",
    },
  };
  const v11 = {
    name: "GET",
    attributes: {
      "http.request.method": "GET",
      "url.path": "/Orders/7",
      "server.address": "shop.example",
      "user_agent.original": "made-up/1.0 (bot)",
      "http.request.header.x-tier": ["silver", "gold"],
      "http.response.status_code": 404,
      "http.route": "/Orders/:id",
      "sentry.segment.name.source": "route",
    },
  };
  const described = {
    name: "GET",
    attributes: {
      "url.path": "/Orders/7",
      "http.route": "/Orders/:id",
      "http.method": "GET",
      "http.status_code": "404",
      "sentry.source": "route",
    },
    normalizedRequest: {
      method: "GET",
      headers: { host: "Shop.example:8080", "user-agent": "made-up/1.0 (bot)", "x-tier": "gold" },
    },
  };

  it.each([
    [{ method: "get" }, { method: "POST" }],
    [{ method: ["POST", /^G/] }, { method: [/^P/] }],
    [{ path: ["/a", "/Orders/*"] }, { path: "/orders/*" }],
    [{ route: "/Orders/:id" }, { route: "/Orders" }],
    [{ host: "SHOP.example" }, { host: "shop.example:8080" }],
    [{ userAgent: "made-up/1" }, { userAgent: "Made-Up" }],
    [{ userAgent: [/bot\)$/, "x"] }, { userAgent: /^bot/ }],
    [{ header: { "X-Tier": "gold" } }, { header: { "x-tier": "gol" } }],
    [{ header: { "x-tier": ["lead", /^go/] } }, { header: { "x-tier": "gold", "x-other": /./ } }],
    [{ status: 404 }, { status: 40 }],
    [{ status: [200, "4xx"] }, { status: "5xx" }],
    [{ attributes: { "http.method": "GET" } }, { attributes: { "http.method": "POST" } }],
    [{ attributes: { "http.request.method": ["PUT", "GET"] } }, { attributes: { "http.request.method": "get" } }],
    [
      { attributes: { "http.request.header.x-tier": "gold" } },
      { attributes: { "http.request.header.x-tiers": "gold" } },
    ],
    [{ attributes: { "sentry.source": "route" } }, { attributes: { "sentry.segment.name.source": "url" } }],
  ])("matches %j in the facts of SDK v10, of SDK v11 and of the request, but not %j", (matching, other) => {
    for (const facts of [v10, v11, described]) {
      const decide = compile({
        rate: 0.5,
        rules: [
          { ...other, rate: 0.25, errorRate: 1 },
          { ...matching, rate: 1 },
        ],
      });
      expect(decide(context(facts), undefined)).toMatchObject({ reason: "rule", rule: 1 });
    }
  });
});

describe("a rule that matches only at the end", () => {
  const rules = [
    { attributes: { tier: "gold" }, rate: 0.5 },
    { path: "/a", rate: 0.125 },
    { status: "4xx", rate: 0.25, errorRate: 0.75 },
  ] as const;
  const ended = (fields: Partial<SamplingContext>, attributes: Record<string, unknown>, failed = false) => {
    const decision = compileDecision({ rate: 0.1, rules });
    const start = decision.start(context(fields), undefined);
    const late = decision.late(start, () => ({ name: "final", attributes: { ...fields.attributes, ...attributes } }));
    return decision.end(start, { failed, durationMs: 1, late });
  };

  it.each([
    ["raises the rate", {}, { tier: "gold" }, { name: "final", reason: "rule", rule: 0, matched: "end", rate: 0.5 }],
    ["is found by status", {}, { "http.status_code": 404 }, { rule: 2, matched: "end", rate: 0.25 }],
    ["raises the rate of a rule", { attributes: { "url.path": "/a" } }, { tier: "gold" }, { rule: 0, rate: 0.5 }],
    ["changes nothing if no rule matches", {}, { tier: "lead" }, { reason: "base_rate", rate: 0.1 }],
    [
      "changes nothing if the same rule still matches",
      { attributes: { "url.path": "/a" } },
      {},
      { rule: 1, matched: "start", rate: 0.125 },
    ],
    [
      "does not change the rate of a trace whose parent stated its rate",
      { parentSampled: true, parentSampleRate: 0.2 },
      { tier: "gold" },
      { reason: "inherited", rate: 0.2 },
    ],
  ])("%s", (_title, fields, attributes, expected) => {
    expect(ended(fields, attributes)).toMatchObject(expected);
  });

  it("never lowers a rate, and sets the errorRate of a failed trace", () => {
    const decision = compileDecision({ rate: 0.5, rules });
    const start = decision.start(context(), undefined);
    const late = decision.late(start, () => ({ name: "GET", attributes: { "http.status_code": 404 } }));
    expect(decision.end(start, { failed: false, durationMs: 1, late })).toMatchObject({
      reason: "base_rate",
      rate: 0.5,
    });
    expect(decision.end(start, { failed: true, durationMs: 1, late })).toMatchObject({ reason: "error", rate: 0.75 });
  });
});

it("calls a rate function for each trace, and uses the function's last valid result if the function fails", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const results: unknown[] = [0.5, 0.25, 2, Number.NaN, "1"];
  const rate = () => {
    if (results.length === 0) throw new Error("made-up");
    return results.shift() as number;
  };
  const decide = compile({ rate, rules: [{ name: "ruled", rate: () => -1 }] });
  expect(Array.from({ length: 6 }, () => decide(context(), undefined).rate)).toEqual([
    0.5, 0.25, 0.25, 0.25, 0.25, 0.25,
  ]);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("policy.rate"));
  results.push(1);
  expect(decide(context({ name: "ruled" }), undefined)).toMatchObject({ reason: "rule", rate: 0 });
  expect(decide(context({ name: "ruled" }), 0.75)).toMatchObject({ reason: "rule", rate: 0 });
});

it("matches a rule with attributes only if all of them match", () => {
  const attributes = { "http.request.method": /^(POST|PUT)$/, internal: true, retries: 2 };
  const decide = compile({ rate: 0.5, rules: [{ attributes, rate: 1 }] });
  const given = { "http.request.method": "PUT", internal: true, retries: 2 };
  expect(decide(context({ attributes: given }), undefined)).toMatchObject({ reason: "rule", rate: 1 });
  for (const other of [{ internal: "true" }, { retries: 3 }, { "http.request.method": "GET" }]) {
    expect(decide(context({ attributes: { ...given, ...other } }), undefined)).toMatchObject({ rate: 0.5 });
  }
});

describe("a trace that has ended", () => {
  const policy = { rate: 0.1, errorRate: 0.75, slow: { thresholdMs: 1000, rate: 0.5 } };
  const rules = [
    { path: "/noisy", rate: 0.125, errorRate: 0.25 },
    { path: "/dear", rate: 0.875 },
  ];
  const end = (path: string, failed: boolean, durationMs: number) => {
    const decision = compileDecision({ ...policy, rules });
    return decision.end(decision.start(context({ attributes: { "url.path": path } }), undefined), {
      failed,
      durationMs,
    });
  };

  it.each([
    ["no failure and a duration at the slow threshold", "/", false, 1000, "base_rate", 0.1],
    ["a failure", "/", true, 0, "error", 0.75],
    ["a failure and a rule with its own errorRate", "/noisy", true, 0, "error", 0.25],
    ["a failure and a rule with a higher rate", "/dear", true, 0, "error", 0.875],
    ["a duration above the slow threshold", "/", false, 1001, "slow", 0.5],
    ["a duration above the slow threshold and a rule with a higher rate", "/dear", false, 1001, "slow", 0.875],
    ["a failure and a duration above the slow threshold", "/", true, 5000, "error", 0.75],
    ["a failure in a health check", "/health", true, 0, "error", 0.75],
  ])("with %s gets the reason and the rate that the policy sets", (_title, path, failed, durationMs, reason, rate) => {
    expect(end(path, failed, durationMs)).toMatchObject({ reason, rate });
  });

  it("is kept even beyond the budget if it is its endpoint's first failure in the interval", () => {
    let time = 0;
    const decision = compileDecision({ rate: 0.1, budget: { errorTracesPerSecond: 1 } }, () => time);
    const fail = (path: string) =>
      decision.end(decision.start(context({ attributes: { "url.path": path } }), undefined), {
        failed: true,
        durationMs: 0,
      }).rate;
    for (let count = 0; count < 100; count += 1) fail("/a");
    expect(fail("/a")).toBeLessThan(0.1);
    expect(fail("/b")).toBe(1);
    expect(fail("/b")).toBeLessThan(0.1);
    time = 10_000;
    expect(fail("/a")).toBe(1);
  });

  it("counts against the budget for successful traces if it was slow", () => {
    const { start, end } = compileDecision(
      { rate: 0.001, slow: { thresholdMs: 10 }, budget: { tracesPerSecond: 2 } },
      () => 0,
    );
    const rates = Array.from({ length: 100 }, () => {
      const { reason, rate } = end(start(context(), undefined), { failed: false, durationMs: 11 });
      expect(reason).toBe("slow");
      return rate;
    });
    expect(rates[0]).toBe(1);
    expect(rates.reduce((sum, rate) => sum + rate)).toBeLessThan(20);
  });

  it("is not kept if its errorRate is 0, even if it is its endpoint's first failure", () => {
    const rules = [{ name: "GET", rate: 0, errorRate: 0 }];
    const { start, end } = compileDecision({ rate: 1, rules, budget: { errorTracesPerSecond: 5 } });
    expect(end(start(context(), undefined), { failed: true, durationMs: 1 }).rate).toBe(0);
  });
});
