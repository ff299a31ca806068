import { expect, it } from "vitest";
import { growthOf } from "../../../internal/test/cpu-time.ts";
import type { SpanPolicy } from "../policy/spans.ts";
import type { SentSpan } from "../shared/span-reducer.ts";
import { reduceSpans } from "./reduce.ts";
import type { ReducedTrace } from "./reduced-trace.ts";

const FLUSHED = 100;

/** Returns spans of which each is the parent of the next one. */
const chainOf = (length: number): SentSpan[] =>
  Array.from({ length }, (_, number) => ({ span_id: `${number}`, parent_span_id: `${number - 1}`, op: "db" }));

const siblingsOf = (length: number): SentSpan[] =>
  Array.from({ length }, (_, number) => ({ span_id: `${number}`, parent_span_id: "root", op: "db" }));

/** Returns a chain of dropped spans, of which each has a child that is sent. */
const ladderOf = (length: number): SentSpan[] =>
  chainOf(length / 2).flatMap((span, number) => [span, { span_id: `child of ${number}`, parent_span_id: `${number}` }]);

const newTrace = (): ReducedTrace => ({ sent: new Set(), missing: new Set(), ancestors: new Map() });

/** Reduces the spans of one trace, which arrive in flushes of the given size. */
function reduce(policy: SpanPolicy, spans: readonly SentSpan[], flushed = spans.length, trace = newTrace()): void {
  for (let start = 0; start < spans.length; start += flushed) {
    reduceSpans(policy, spans.slice(start, start + flushed), ({ span_id }) => span_id === "0", trace);
  }
}

it.each<[string, (length: number) => void]>([
  ["a deep trace with maxPerTrace", (length) => reduce({ maxPerTrace: 100 }, chainOf(length))],
  ["a deep trace without maxPerTrace", (length) => reduce({ drop: [{ op: "cache" }] }, chainOf(length))],
  ["a deep trace with dropped spans", (length) => reduce({ drop: [{ op: "db" }] }, ladderOf(length))],
  ["a trace with many flushes", (length) => reduce({ maxPerTrace: 100 }, siblingsOf(length), FLUSHED)],
  ["a deep trace with many flushes", (length) => reduce({ maxPerTrace: 100 }, chainOf(length), FLUSHED)],
])("the time to reduce %s is linear in the number of its spans", (_, run) => {
  expect(growthOf(run, 800, 8000)).toBeLessThan(4);
});

it("only the latest 10,000 removed spans are remembered", () => {
  const trace = newTrace();
  reduce({ maxPerTrace: 1 }, siblingsOf(15_000), FLUSHED, trace);
  expect(trace.ancestors.size).toBe(10_000);
  expect(trace.ancestors.has("14999")).toBe(true);
});

it("only the latest 10,000 root spans and parents are remembered without maxPerTrace", () => {
  const trace = newTrace();
  for (let number = 0; number < 15_000; number++) trace.sent.add(`root ${number}`);
  const parents = Array.from({ length: 15_000 }, (_, number) => `parent ${number}`);
  reduceSpans(
    {},
    parents.map((id) => ({ span_id: `child of ${id}`, parent_span_id: id })),
    () => false,
    trace,
  );
  expect([trace.sent.size, trace.missing.size]).toEqual([10_000, 10_000]);
  expect(trace.missing.has("parent 14999")).toBe(true);
});

it("the maximum still applies when sent spans are forgotten", () => {
  const trace = newTrace();
  const failed = siblingsOf(15_000);
  reduceSpans({ maxPerTrace: 10 }, failed, () => true, trace);
  expect(trace.sent.size).toBe(10_000);
  const { overflow } = reduceSpans(
    { maxPerTrace: 10 },
    [{ span_id: "late", parent_span_id: "root" }],
    () => false,
    trace,
  );
  expect(overflow).toBe(1);
});

it("a maximum above the number of remembered spans is reached", () => {
  const trace = newTrace();
  const policy = { maxPerTrace: 12_000 };
  expect(reduceSpans(policy, siblingsOf(11_998), () => false, trace).overflow).toBe(0);
  const late = ["a", "b"].map((id) => ({ span_id: id, parent_span_id: "root" }));
  expect(reduceSpans(policy, late, () => false, trace).overflow).toBe(1);
});
