import type { SamplerPolicy } from "@sentry-policy/sampler";
import { spanVolume } from "@sentry-policy/sampler/spans";
import { afterEach, describe, expect, it, vi } from "vitest";
import { toCollector } from "../../src/index.ts";
import { type Collector, path, post, reason, startCollector, validate } from "./collector.ts";
import { batchOf, type Span } from "./otlp.ts";
import { type Sink, startSink } from "./sink.ts";
import { type KindResult, makeTraces, resultsOf, type Trace, type TraceKind } from "./traces.ts";

const COUNT = 1500;
const SPANS_PER_TRACE = 3;
const OPTIONS = { decisionWait: "2s", spansPerTrace: SPANS_PER_TRACE } as const;
const SOON = { timeout: 120_000, interval: 200 };
const DECIDED = "otelcol_processor_tail_sampling_global_count_traces_sampled";

/** A policy with every field. Its budget is too large to be reached. */
const POLICY: SamplerPolicy = {
  rate: 0.1,
  errorRate: 1,
  slow: { thresholdMs: 1000, rate: 0.5 },
  rules: [
    { path: "/checkout/**", rate: 1 },
    { path: ["/search", "/search/*"], method: "post", rate: 0.8 },
    { name: /^GET noisy/, rate: 0.02, errorRate: 0.5 },
    { host: "Shop.example", rate: 0.7 },
    { host: /^api\./, rate: 0.6 },
    { userAgent: "Crawler", rate: 0.05 },
    { header: { "X-Tenant": "big" }, rate: 0.25 },
    { route: "/users/:id", rate: 0.4 },
    { status: "4xx", attributes: { "server.port": 8443 }, rate: 0.3 },
    { op: "queue.process", parent: "ignore", rate: 0.9 },
    { attributes: { tier: ["gold", /^plat/] }, rate: 0.75 },
  ],
  defaultRules: { pingdom: false },
  parent: "cap",
  mode: "tail",
  budget: { tracesPerSecond: 100_000, errorTracesPerSecond: 100_000, interval: 5 },
  spans: spanVolume({ maxPerTrace: 100 }),
  limits: { traces: 20_000, bytes: 1e8, seconds: 30, endpoints: 100, adaptivity: 0.5 },
  onDecision: () => undefined,
};

const FAILED = { code: 2 };
const KINDS: readonly TraceKind[] = [
  { kind: "base", keptRate: 0.1, weight: 4 },
  { kind: "failed root", keptRate: 1, rootStatus: FAILED },
  { kind: "failed child", keptRate: 1, clientStatus: FAILED },
  { kind: "500 without a status", keptRate: 1, root: { "http.response.status_code": 500 } },
  { kind: "gRPC server fault", keptRate: 1, client: { "rpc.grpc.status_code": 14 } },
  { kind: "gRPC not found", keptRate: 0.1, client: { "rpc.grpc.status_code": 5 } },
  { kind: "client 404", keptRate: 0.1, weight: 4, client: { "http.response.status_code": 404 }, clientStatus: FAILED },
  { kind: "cancelled", keptRate: 0.1, rootStatus: { code: 2, message: "cancelled" } },
  { kind: "health check", keptRate: 0, root: { "url.path": "/health" } },
  { kind: "health check with a query", keptRate: 0, root: { "url.path": "", "http.target": "/api/v1/ready?full=1" } },
  { kind: "probe", keptRate: 0, root: { "user_agent.original": "kube-probe/1.30" } },
  { kind: "probe in a header", keptRate: 0, root: { "http.request.header.user-agent": ["GoogleHC/1.0"] } },
  { kind: "probe that is switched off", keptRate: 0.1, root: { "user_agent.original": "Pingdom.com_bot" } },
  { kind: "failed health check", keptRate: 1, root: { "url.path": "/healthz" }, rootStatus: FAILED },
  { kind: "slow", keptRate: 0.5, calledMs: 1500 },
  { kind: "checkout", keptRate: 1, root: { "url.path": "/checkout/pay/1" } },
  { kind: "checkout, also noisy", keptRate: 1, name: "GET noisy", root: { "url.path": "/checkout" } },
  { kind: "post to search", keptRate: 0.8, root: { "url.path": "/search/a", "http.request.method": "POST" } },
  { kind: "get of search", keptRate: 0.1, root: { "url.path": "/search/a" } },
  { kind: "noisy", keptRate: 0.02, weight: 14, name: "GET noisy/1" },
  { kind: "failed noisy", keptRate: 0.5, weight: 2, name: "GET noisy/1", clientStatus: FAILED },
  { kind: "host", keptRate: 0.7, root: { "server.address": "shop.example" } },
  { kind: "host in a header", keptRate: 0.7, root: { "http.request.header.host": ["SHOP.example:8080"] } },
  { kind: "host by pattern", keptRate: 0.6, root: { "server.address": "API.example:443" } },
  { kind: "crawler", keptRate: 0.05, weight: 6, root: { "user_agent.original": "Mozilla (Crawler 1)" } },
  { kind: "tenant", keptRate: 0.25, root: { "http.request.header.x-tenant": ["small", "big"] } },
  { kind: "tenant in v10", keptRate: 0.25, root: { "http.request.header.x_tenant": "big" } },
  { kind: "route", keptRate: 0.4, root: { "http.route": "/users/:id" } },
  {
    kind: "404 on a port",
    keptRate: 0.3,
    root: { "http.response.status_code": 404, "net.host.port": 8443 },
  },
  { kind: "job", keptRate: 0.9, root: { "sentry.op": "queue.process" } },
  { kind: "gold", keptRate: 0.75, root: { tier: "gold" } },
  { kind: "platinum", keptRate: 0.75, root: { tier: ["platinum"] } },
];

const running: Collector[] = [];
const sinks: Sink[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((collector) => collector.stop()));
  await Promise.all(sinks.splice(0).map((sink) => sink.close()));
});

async function openSink(): Promise<Sink> {
  const sink = await startSink();
  sinks.push(sink);
  return sink;
}

async function startWith(config: object, gates: readonly string[], sink: Sink | undefined): Promise<Collector> {
  const env = { SENTRY_OTLP_ENDPOINT: sink?.url ?? "http://127.0.0.1:9", SENTRY_PUBLIC_KEY: "made-up-key" };
  const collector = await startCollector(config, { gates, env });
  running.push(collector);
  return collector;
}

/**
 * Sends all root spans first, then the spans of the second service, then those of the third. Each request contains up
 * to 200 spans.
 */
async function push(url: string, traces: readonly Trace[]): Promise<void> {
  for (const service of [0, 1, 2] as const) {
    for (let first = 0; first < traces.length; first += 200) {
      const spans: Span[] = traces.slice(first, first + 200).map((trace) => trace.spans[service]);
      const response = await post(url, [batchOf(spans, { "service.name": `service-${service}` })]);
      expect(response.ok, await response.text()).toBe(true);
    }
  }
}

/**
 * Waits until the collectors have decided about `count` traces. Then stops all running collectors and returns their
 * logs.
 */
async function decideAndStop(collectors: readonly Collector[], count: number): Promise<string> {
  await vi.waitFor(async () => {
    const decided = await Promise.all(collectors.map((collector) => collector.metric(DECIDED)));
    expect(decided.reduce((sum, each) => sum + each, 0)).toBe(count);
  }, SOON);
  const logs = await Promise.all(running.splice(0).map((collector) => collector.stop()));
  return logs.join("");
}

/**
 * Checks how many traces of one kind were kept, and the estimate of how many were sent. Both may deviate by four
 * standard deviations.
 */
function expectRate({ sent, kept, estimate }: KindResult, rate: number): void {
  if (rate === 0 || rate === 1) {
    expect([kept, estimate]).toEqual([sent * rate, sent * rate]);
    return;
  }
  const deviation = Math.sqrt(sent * rate * (1 - rate));
  expect(Math.abs(kept - sent * rate)).toBeLessThanOrEqual(4 * deviation);
  expect(Math.abs(estimate - sent)).toBeLessThanOrEqual((4 * deviation) / rate);
}

function checkResults(traces: readonly Trace[], sink: Sink): void {
  const results = resultsOf(traces, sink.spans());
  if (process.env["SHOW_RESULTS"] === "1") console.table(Object.fromEntries(results));
  for (const { kind, keptRate } of KINDS) {
    const result = results.get(kind);
    expect(result, kind).toBeDefined();
    if (result === undefined) continue;
    expect(result.whole, `whole traces of ${kind}`).toBe(result.kept);
    expectRate(result, keptRate);
  }
}

describe.skipIf(path === undefined)(`the collector with an exported sampler${reason}`, () => {
  it("accepts the configuration of a policy with every field, and refuses a broken configuration", async () => {
    const { config } = toCollector({ sampler: POLICY }, OPTIONS);
    const env = { SENTRY_OTLP_ENDPOINT: "http://127.0.0.1:9", SENTRY_PUBLIC_KEY: "made-up-key" };
    expect(await validate(config, env)).toEqual({ code: 0, text: "" });
    const broken = {
      ...config,
      processors: { ...config.processors, tail_sampling: { policies: [{ name: "a", type: "b" }] } },
    };
    expect(await validate({ ...broken, exporters: { none: {} } }, env)).toMatchObject({ code: 1 });
  });

  it("keeps traces of each kind at the policy's rate, and writes the rate into their trace state", async () => {
    const sink = await openSink();
    const { config, gates } = toCollector({ sampler: POLICY }, OPTIONS);
    const collector = await startWith(config, gates, sink);
    const traces = makeTraces(KINDS, COUNT, 1);
    await push(collector.url, traces);
    expect(await decideAndStop([collector], COUNT)).not.toContain("error");
    checkResults(traces, sink);
    expect(new Set(sink.paths)).toEqual(new Set(["/api/42/integration/otlp/v1/traces"]));
    expect(sink.headers[0]?.["x-sentry-auth"]).toBe("Sentry sentry_version=7, sentry_key=made-up-key");
  });

  it("keeps traces at the policy's rates, and each of them whole, with two collectors behind a balancer", async () => {
    const sink = await openSink();
    const addresses = ["127.0.0.1:1", "127.0.0.1:2"];
    const { config, gates } = toCollector({ sampler: POLICY }, { ...OPTIONS, collectors: addresses });
    const collectors = [await startWith(config, gates, sink), await startWith(config, gates, sink)];
    const { balancer } = toCollector({ sampler: POLICY }, { collectors: collectors.map(({ address }) => address) });
    const front = await startWith(Object(balancer), [], undefined);
    const traces = makeTraces(KINDS, COUNT, 2);
    await push(front.url, traces);
    await vi.waitFor(async () => {
      const decided = await Promise.all(collectors.map((collector) => collector.metric(DECIDED)));
      expect(Math.min(...decided)).toBeGreaterThan(0);
    }, SOON);
    await decideAndStop(collectors, COUNT);
    checkResults(traces, sink);
  });

  it("writes true probabilities into trace states if a budget lowers a rate", async () => {
    const sink = await openSink();
    const policy = { rate: 0.5, budget: { tracesPerSecond: 25, interval: 4 } };
    const { config, gates } = toCollector({ sampler: policy }, OPTIONS);
    const collector = await startWith(config, gates, sink);
    const traces = makeTraces(
      [
        { kind: "base", keptRate: 0.5 },
        { kind: "failed", keptRate: 1, rootStatus: FAILED },
      ],
      COUNT,
      3,
    );
    await push(collector.url, traces);
    await decideAndStop([collector], COUNT);
    const results = resultsOf(traces, sink.spans());
    const base = results.get("base");
    expect(results.get("failed")).toMatchObject({ sent: COUNT / 2, kept: COUNT / 2, estimate: COUNT / 2 });
    // The bounds are wide, because the number of kept traces depends on how fast they arrive.
    expect(base?.kept).toBeGreaterThan(50);
    expect(base?.kept).toBeLessThan(COUNT / 4);
    const rate = Number(base?.kept) / (COUNT / 2);
    const deviation = Math.sqrt(((COUNT / 2) * (1 - rate)) / rate);
    expect(Math.abs(Number(base?.estimate) - COUNT / 2)).toBeLessThanOrEqual(4 * deviation);
  });
});
