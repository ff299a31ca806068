import type { SamplerPolicy, SamplerRule } from "@sentry-policy/sampler";
import { spanVolume } from "@sentry-policy/sampler/spans";
import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { hmacSha256 } from "@sentry-policy/scrubber/hash";
import { describe, expect, it } from "vitest";
import type { ExportNote, NoteClass } from "../notes/note.ts";
import { toCollector } from "./to-collector.ts";

/** How a field is exported: a text that the configuration must contain, or the class of the note about the field. */
type Exported = NoteClass | { readonly config: string };
type Fields<Policy> = { readonly [Field in keyof Required<Policy>]: readonly [value: Policy[Field], Exported] };

/** A policy with every field, and how each one is exported. With this type, a missing field is a compile error. */
const SAMPLER: Fields<SamplerPolicy> = {
  rate: [0.125, { config: '"sampling_percentage":12.5' }],
  errorRate: [0.75, "unreachable"],
  slow: [{ thresholdMs: 1234, rate: 0.5 }, { config: "> 1234000000" }],
  rules: [[{ path: "/a", rate: 0.5 }], "unreachable"],
  defaultRules: [{ pingdom: false }, { config: "^kube" }],
  parent: ["cap", "elsewhere"],
  mode: ["tail", { config: "tail_sampling" }],
  budget: [{ tracesPerSecond: 5, errorTracesPerSecond: 7, interval: 3 }, "wider"],
  spans: [spanVolume({ maxPerTrace: 5 }), "wider"],
  limits: [{ traces: 321, bytes: 1, seconds: 11, endpoints: 2, adaptivity: 0.5 }, "elsewhere"],
  onDecision: [() => undefined, "elsewhere"],
};
const RULE: Fields<SamplerRule> = {
  name: ["checkout", { config: 'span.name == \\"checkout\\"' }],
  op: ["http.server", "unreachable"],
  attributes: [{ tier: "gold" }, { config: 'span.attributes[\\"tier\\"] == \\"gold\\"' }],
  path: ["/a/*", { config: "^/a/[^/?#]*" }],
  method: ["post", { config: '== \\"POST\\"' }],
  route: ["/users/:id", { config: 'span.attributes[\\"http.route\\"] == \\"/users/:id\\"' }],
  host: ["shop.example", { config: "shop\\\\\\\\.example" }],
  userAgent: ["Crawler", { config: 'IsMatch(span.attributes[\\"user_agent.original\\"], \\"Crawler\\")' }],
  header: [{ "x-tenant": "big" }, "unreachable"],
  status: ["4xx", { config: ">= 400" }],
  parent: ["ignore", "elsewhere"],
  rate: [() => 0.5, "refused"],
  errorRate: [0.0625, { config: '"sampling_percentage":6.25' }],
};
const SCRUBBER: Fields<ScrubberPolicy> = {
  scrubDefaults: [true, "unreachable"],
  scrubPersonalData: [true, "wider"],
  scrubIpAddresses: [true, { config: "[ip]" }],
  sensitiveFields: [["national_ref", /^x-int/], { config: "x\\\\-int" }],
  safeFields: [["token_hint"], { config: "token[ _.\\\\-]?hint" }],
  safeValues: [["changeme"], "wider"],
  allow: [{ extra: ["order"], "spans.data": ["cart"] }, "elsewhere"],
  sql: ["parameterize", "weaker"],
  detectors: [{ github: false, email: "filter" }, { config: "" }],
  patterns: [{ order: /ORD-\d{8}/, back: { pattern: /(a)\1/, unsafe: true } }, "refused"],
  paths: [["extra.blob"], "unreachable"],
  redaction: [{ "@email": "mask", "@token": hmacSha256("made-up key of the app") }, "elsewhere"],
  meta: [true, "elsewhere"],
  unknownItems: ["pass", "elsewhere"],
  dryRun: [true, "wider"],
  onScrub: [() => undefined, "elsewhere"],
  limits: [{ depth: 5 }, "elsewhere"],
};

function policyOf(fields: Record<string, readonly [unknown, Exported]>): object {
  return Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value]));
}

/** Returns the fields of a policy that neither the configuration nor a note mentions. */
function missing(
  fields: Record<string, readonly [unknown, Exported]>,
  prefix: string,
  { config, notes }: Pick<ReturnType<typeof toCollector>, "config" | "notes">,
): string[] {
  const text = JSON.stringify(config);
  return Object.entries(fields).flatMap(([name, [, exported]]) => {
    const isNoted = notes.some((note) => note.class === exported && note.field.startsWith(`${prefix}${name}`));
    const isThere = typeof exported === "object" ? text.includes(exported.config) : isNoted;
    return isThere ? [] : [name];
  });
}

describe("a policy with every field", () => {
  it.each([
    ["sampler", SAMPLER, "sampler.", (policy: object) => ({ sampler: policy })],
    ["rule", RULE, "sampler.rules[0].", (rule: object) => ({ sampler: { rate: 1, rules: [rule as SamplerRule] } })],
    ["scrubber", SCRUBBER, "scrubber.", (policy: object) => ({ scrubber: policy })],
  ])("has each field of the %s in the configuration or in a note", (_, fields, prefix, toPolicies) => {
    const exported = toCollector(toPolicies(policyOf(fields)), { endpoint: "https://otlp.example" });
    expect(missing(fields, prefix, exported)).toEqual([]);
  });

  it("has each part of a budget and of the limits in the configuration or in a note", () => {
    const { config, notes } = toCollector({ sampler: policyOf(SAMPLER) }, { spansPerTrace: 20, collectors: 2 });
    const text = JSON.stringify(config);
    // The budgets are 5 and 7 traces per second. With 20 spans per trace and 2 collectors, each collector may keep `5 *
    // 20 / 2 = 50` and `7 * 20 / 2 = 70` spans per second, and three times as many in a burst.
    expect(text).toContain('"rate_limiting":{"spans_per_second":50,"burst_capacity":150}');
    expect(text).toContain('"rate_limiting":{"spans_per_second":70,"burst_capacity":210}');
    expect(config.processors).toMatchObject({ tail_sampling: { num_traces: 321, decision_wait: "11s" } });
    const fields = notes.map(({ field }) => field);
    for (const field of [
      "budget.errorTracesPerSecond",
      "limits.traces",
      "limits.bytes",
      "limits.endpoints",
      "limits.adaptivity",
    ])
      expect(fields).toContain(`sampler.${field}`);
  });

  it.each<[string, SamplerPolicy, Pick<ExportNote, "class" | "field">]>([
    ["the mode head", { rate: 1, mode: "head" }, { class: "elsewhere", field: "sampler.mode" }],
    ["a missing rate", {}, { class: "refused", field: "sampler.rate" }],
    ["a rate that is a function", { rate: () => 1 }, { class: "refused", field: "sampler.rate" }],
    ["a rate of 0", { rate: 0 }, { class: "elsewhere", field: "sampler.rate" }],
    [
      "a pattern that RE2 cannot express",
      { rate: 1, rules: [{ name: [/(a)\1/, "b"], rate: 0 }] },
      { class: "refused", field: "sampler.rules[0].name[0]" },
    ],
  ])("has a note for %s", (_, sampler, note) => {
    expect(toCollector({ sampler }).notes).toContainEqual(expect.objectContaining(note));
  });
});
