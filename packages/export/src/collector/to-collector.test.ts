import { describe, expect, it } from "vitest";
import type { CollectorOptions, CollectorPolicies } from "./options.ts";
import { CollectorOptionsError } from "./options.ts";
import { variable } from "./pipeline/variable.ts";
import { toCollector } from "./to-collector.ts";

const SMALL: CollectorPolicies = {
  scrubber: { scrubDefaults: false, sensitiveFields: ["national_ref"], patterns: { order: /\bORD-\d{8}\b/ } },
  sampler: {
    rate: 0.1,
    slow: { thresholdMs: 2000 },
    rules: [
      { path: "/checkout/**", rate: 1 },
      { name: "sync", rate: 0.01, errorRate: 0.5 },
    ],
    defaultRules: false,
  },
};
const ENDPOINT = "https://o1.ingest.sentry.io/api/42/integration/otlp";

function policiesOf({ config }: ReturnType<typeof toCollector>): readonly Record<string, unknown>[] {
  return Reflect.get(Object(config.processors["tail_sampling"]), "policies");
}

describe("toCollector", () => {
  it("gives a small policy a readable configuration", async () => {
    const exported = toCollector(SMALL, { collectors: 2, endpoint: ENDPOINT });
    await expect(`${JSON.stringify(exported, null, 2)}\n`).toMatchFileSnapshot("small-policy.golden.json");
  });

  it("gives equal policies equal configurations, and does not change the policies", () => {
    const before = JSON.stringify(SMALL);
    expect(toCollector(SMALL)).toEqual(toCollector(SMALL));
    expect(JSON.stringify(SMALL)).toBe(before);
  });

  it("refers to environment variables for the key and the endpoint", () => {
    const text = JSON.stringify(toCollector(SMALL).config);
    expect(text).toContain(`sentry_key=${variable("SENTRY_PUBLIC_KEY")}`);
    expect(text).toContain(`${variable("SENTRY_OTLP_ENDPOINT")}/v1/traces`);
  });

  it("escapes each $ in a policy, because the collector would read it as the start of a variable", () => {
    const { config } = toCollector({
      sampler: {
        rate: 1,
        rules: [
          { name: "a$b", rate: 0 },
          { name: /^x$/, rate: 0.5 },
        ],
      },
    });
    const text = JSON.stringify(config.processors).replaceAll("$$", "");
    expect(text).not.toContain("$");
  });

  it("uses one salt for all rates, so that the highest rate that applies to a trace is its probability", () => {
    const salts = JSON.stringify(toCollector(SMALL).config).match(/"hash_salt":"[^"]*"/g);
    expect(salts?.length).toBeGreaterThan(2);
    expect(new Set(salts).size).toBe(1);
  });

  it("applies only the first rule that matches a trace, whatever the order of the collector's policies is", () => {
    const [first, second] = policiesOf(toCollector(SMALL));
    expect(JSON.stringify(first)).not.toContain("not (");
    expect(JSON.stringify(second)).toMatch(/IsRootSpan\(\) and not \(.*checkout.*\) and span\.name == /);
  });

  it.each([
    [0.07, 7],
    [0.145, 14.5],
    [1 / 3, 33.3333333333],
  ])("writes the rate %f as %f percent", (rate, percentage) => {
    const policies = policiesOf(toCollector({ sampler: { rate, errorRate: 0, defaultRules: false } }));
    expect(policies).toMatchObject([{ name: "base", probabilistic: { sampling_percentage: percentage } }]);
  });

  it.each<[string, CollectorOptions["decisionWait"], string]>([
    ["seconds", 10, "10s"],
    ["parts of a second", 0.25, "250ms"],
    ["a duration", "500ms", "500ms"],
    ["nothing", undefined, "30s"],
  ])("accepts %s as decisionWait", (_, decisionWait, expected) => {
    const { config } = toCollector({ sampler: { rate: 1 } }, { decisionWait });
    expect(config.processors).toHaveProperty("tail_sampling.decision_wait", expected);
  });

  it.each([
    [ENDPOINT, `${ENDPOINT}/v1/traces`],
    [`${ENDPOINT}/`, `${ENDPOINT}/v1/traces`],
    [`${ENDPOINT}/v1/traces/`, `${ENDPOINT}/v1/traces/`],
    ["http://relay:3000/a$b", "http://relay:3000/a$$b/v1/traces"],
  ])("sends to %s at %s", (endpoint, expected) => {
    const { config } = toCollector({ sampler: { rate: 1 } }, { endpoint });
    expect(config.exporters).toHaveProperty("otlp_http.traces_endpoint", expected);
  });

  it("has a balancer only for several collectors, which it finds by address or by DNS", () => {
    const balancer = (collectors: CollectorOptions["collectors"]) =>
      toCollector({ sampler: { rate: 1 } }, { collectors }).balancer?.exporters["load_balancing"];
    expect(balancer(1)).toBeUndefined();
    expect(balancer(["a:4317"])).toBeUndefined();
    expect(balancer(3)).toMatchObject({ routing_key: "traceID", resolver: { dns: { port: "4317" } } });
    expect(balancer(["a:4317", "[::1]:4317"])).toMatchObject({
      resolver: { static: { hostnames: ["a:4317", "[::1]:4317"] } },
    });
  });

  it("adds only what the policies need", () => {
    const scrubber = toCollector({ scrubber: { scrubDefaults: false } });
    expect(Object.keys(scrubber.config.processors)).toEqual(["memory_limiter", "transform/scrub", "batch"]);
    expect(scrubber.gates).toEqual([]);
    const sampler = toCollector({ sampler: { rate: 1 } });
    expect(Object.keys(sampler.config.processors)).toEqual(["memory_limiter", "tail_sampling", "batch"]);
    expect(sampler.gates).toEqual(["processor.tailsamplingprocessor.usetracestate"]);
  });
});

describe("toCollector refuses", () => {
  const sampler = { rate: 1 };

  it.each<[string, unknown, unknown, string]>([
    ["no policy", {}, {}, "policies: expected scrubber, sampler or both"],
    [
      "a policy in place of policies",
      { rate: 1 },
      {},
      "policies.rate: unknown field; the fields are scrubber, sampler",
    ],
    ["policies that are no object", [], {}, "policies: expected an object"],
    ["an unknown option", { sampler }, { collector: 2 }, "options.collector: unknown option; did you mean collectors?"],
    ["no collectors", { sampler }, { collectors: 0 }, "options.collectors: expected an integer above 0, or a list"],
    [
      "an empty list of collectors",
      { sampler },
      { collectors: [] },
      "options.collectors: expected at least one address",
    ],
    [
      "an address without a port",
      { sampler },
      { collectors: ["a"] },
      "options.collectors[0]: expected a host and a port",
    ],
    [
      "a wait of 0",
      { sampler },
      { decisionWait: 0 },
      'options.decisionWait: expected seconds above 0, or a duration such as "500ms"',
    ],
    ["a wait in hours", { sampler }, { decisionWait: "1h" }, "options.decisionWait: expected seconds above 0"],
    ["an average of no spans", { sampler }, { spansPerTrace: 0 }, "options.spansPerTrace: expected a number above 0"],
    [
      "an endpoint that is no URL",
      { sampler },
      { endpoint: "sentry.io" },
      "options.endpoint: expected a URL, such as https://",
    ],
    ["a query", { sampler }, { endpoint: `${ENDPOINT}?a=1` }, "options.endpoint: expected a URL without a query"],
    [
      "an average without a budget",
      { sampler },
      { spansPerTrace: 5 },
      "options.spansPerTrace: has no effect without a budget",
    ],
    [
      "several collectors without a sampler",
      { scrubber: {} },
      { collectors: 2 },
      "options.collectors: has no effect without a sampler",
    ],
    [
      "a wait without a sampler",
      { scrubber: {} },
      { decisionWait: 5 },
      "options.decisionWait: has no effect without a sampler",
    ],
  ])("%s, and names the option", (_, policies, options, problem) => {
    // The casts simulate a caller in JavaScript, where no compiler checks the arguments.
    const call = () => toCollector(policies as CollectorPolicies, options as CollectorOptions);
    expect(call).toThrow(CollectorOptionsError);
    expect(call).toThrow(problem);
  });

  it("a DSN as the endpoint, without showing its key", () => {
    const call = () => toCollector({ sampler }, { endpoint: "https://0123456789abcdef@o1.ingest.sentry.io/42" });
    expect(call).toThrow("options.endpoint: contains a key, as a DSN does; set SENTRY_PUBLIC_KEY to the key");
    expect(call).not.toThrow("0123456789abcdef");
  });

  it("an invalid policy, and lists all of its problems", () => {
    expect(() => toCollector({ sampler: { rate: 2, errorRate: 3 } })).toThrow("The sampler's policy has 2 problem(s)");
    expect(() => toCollector({ scrubber: { paths: ["a..b"] } })).toThrow("The scrubber's policy has 1 problem(s)");
  });
});
