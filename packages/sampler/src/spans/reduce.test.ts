import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SpanPolicy } from "../policy/spans.ts";
import type { SentSpan } from "../shared/span-reducer.ts";
import { reduceSpans } from "./reduce.ts";
import type { ReducedTrace } from "./reduced-trace.ts";

interface Made {
  id: string;
  parent?: string;
  op?: string;
  name?: string;
  start?: number;
  ms?: number;
}

/**
 * Creates a span as it is sent. If `streamed` is true, it has the fields of a streamed span, and otherwise those of a
 * span in a transaction.
 */
function made({ id, parent, op = "db", name = "get", start = 0, ms = 1 }: Made, streamed = false): SentSpan {
  const ids = { span_id: id, ...(parent === undefined ? {} : { parent_span_id: parent }), start_timestamp: start };
  const end = start + ms / 1000;
  return streamed
    ? { ...ids, name, end_timestamp: end, attributes: { "sentry.op": { value: op, type: "string" } } }
    : { ...ids, op, description: name, timestamp: end, data: {} };
}

const newTrace = (): ReducedTrace => ({ sent: new Set(), missing: new Set(), ancestors: new Map() });

function reduce(
  policy: SpanPolicy,
  spans: readonly SentSpan[],
  fixed: readonly string[] = ["root"],
  trace = newTrace(),
) {
  const reduced = reduceSpans(policy, spans, ({ span_id }) => fixed.includes(span_id ?? ""), trace);
  const sent = [...reduced.remaining.values()];
  return { ...reduced, sent, links: sent.map(({ span_id, parent_span_id }) => [span_id, parent_span_id]) };
}

describe.each([false, true])("spans of a kept trace, streamed: %s", (streamed) => {
  const all = (...spans: Made[]) => spans.map((span) => made(span, streamed));

  it("are all sent by default", () => {
    const spans = all({ id: "root" }, { id: "a", parent: "root" });
    expect(reduce({}, spans)).toMatchObject({ sent: spans, ignored: 0, overflow: 0 });
  });

  it("are dropped if a rule matches them, and their children move to the nearest remaining ancestor", () => {
    const spans = all(
      { id: "root" },
      { id: "fast", parent: "root", ms: 1 },
      { id: "child", parent: "fast", name: "other", ms: 1 },
      { id: "slow", parent: "root", ms: 5 },
      { id: "failed", parent: "root", ms: 1 },
    );
    const policy = { drop: [{ op: /^d/, name: "get", underMs: 2 }] };
    const { links, ignored, overflow } = reduce(policy, spans, ["root", "failed"]);
    expect(links).toEqual([
      ["root", undefined],
      ["child", "root"],
      ["slow", "root"],
      ["failed", "root"],
    ]);
    expect([ignored, overflow]).toEqual([1, 0]);
  });

  it("are folded into one span with their number and total duration if they are consecutive equal siblings", () => {
    const gets = Array.from({ length: 5 }, (_, number) => ({ id: `g${number}`, parent: "root", start: number, ms: 2 }));
    const spans = all(
      { id: "root" },
      ...gets,
      { id: "set", parent: "root", name: "set", start: 5 },
      { id: "g5", parent: "root", start: 6 },
    );
    const { sent, ignored, overflow } = reduce({ fold: { op: "db", over: 3 } }, spans);
    expect(sent.map(({ span_id }) => span_id).sort()).toEqual(["g0", "g5", "root", "set"]);
    const folded = sent.find(({ span_id }) => span_id === "g0");
    const get = (key: string) => folded?.data?.[key] ?? folded?.attributes?.[key]?.value;
    expect(get("folded.count")).toBe(5);
    expect(get("folded.total_ms")).toBeCloseTo(10);
    expect(folded?.timestamp ?? folded?.end_timestamp).toBeCloseTo(4.002);
    expect([ignored, overflow]).toEqual([0, 0]);
  });

  it("are not folded across a failed span, nor if they have children", () => {
    const spans = all(
      { id: "root" },
      { id: "a", parent: "root", start: 1 },
      { id: "failed", parent: "root", start: 2 },
      { id: "b", parent: "root", start: 3 },
      { id: "c", parent: "root", start: 4 },
      { id: "d", parent: "c", start: 4, op: "other" },
    );
    expect(reduce({ fold: { op: "db", over: 1 } }, spans, ["root", "failed"]).sent).toHaveLength(6);
  });

  it("are limited to the longest spans, but failed spans and their ancestors are always sent", () => {
    const spans = all(
      { id: "root", ms: 100 },
      { id: "short", parent: "root", ms: 1 },
      { id: "failed", parent: "short", ms: 1 },
      { id: "long", parent: "root", ms: 9 },
      { id: "medium", parent: "root", ms: 5 },
    );
    const { links, overflow } = reduce({ maxPerTrace: 4 }, spans, ["root", "failed"]);
    expect(links.map(([id]) => id)).toEqual(["root", "short", "failed", "long"]);
    expect(overflow).toBe(1);
    expect(reduce({ maxPerTrace: 1 }, spans, ["root", "failed"]).links.map(([id]) => id)).toEqual([
      "root",
      "short",
      "failed",
    ]);
  });

  it("stay connected across several envelopes", () => {
    const trace = newTrace();
    const policy = { drop: [{ name: "get" }] };
    const first = reduce(
      policy,
      all({ id: "a", parent: "parent", name: "kept" }, { id: "gone", parent: "parent" }),
      [],
      trace,
    );
    expect(first.links).toEqual([["a", "parent"]]);
    const second = reduce(
      policy,
      all({ id: "parent", parent: "root" }, { id: "b", parent: "gone", name: "kept" }),
      [],
      trace,
    );
    expect(second.links).toEqual([
      ["parent", "root"],
      ["b", "parent"],
    ]);
  });
});

it("accounts for every span, and keeps the tree connected, for any trace and policy", () => {
  const trace = fc.array(
    fc.record({
      parent: fc.nat(),
      op: fc.constantFrom("db", "http"),
      ms: fc.nat(9),
      start: fc.nat(20),
      fails: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const limits = fc.record({
    max: fc.integer({ min: 1, max: 40 }),
    over: fc.integer({ min: 1, max: 5 }),
    under: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(trace, limits, (nodes, { max, over, under }) => {
      const spans = nodes.map(({ parent, ...node }, number) =>
        made({ ...node, id: String(number), ...(number === 0 ? {} : { parent: String(parent % number) }) }),
      );
      const failed = nodes.flatMap(({ fails }, number) => (fails ? [String(number)] : []));
      const policy = { maxPerTrace: max, drop: [{ op: "http", underMs: under }], fold: { op: "db", over } };
      const { sent, ignored, overflow } = reduce(policy, spans, ["0", ...failed]);
      const stands = sent.reduce((sum, { data }) => sum + Number(data?.["folded.count"] ?? 1), 0);
      expect(stands + ignored + overflow).toBe(spans.length);
      const ids = new Set(sent.map(({ span_id }) => span_id));
      for (const { parent_span_id } of sent) if (parent_span_id !== undefined) expect(ids).toContain(parent_span_id);
      for (const id of failed) expect(ids).toContain(id);
      for (const { span_id, parent_span_id } of spans) {
        if (failed.includes(span_id ?? "") && parent_span_id !== undefined) expect(ids).toContain(parent_span_id);
      }
    }),
  );
});
