import { expect, it, vi } from "vitest";
import type { SentSpan, SpanEnvelope } from "../shared/span-reducer.ts";
import { createEnvelopeReducer } from "./reduce-envelopes.ts";

const span = (id: string, op: string): SentSpan => ({ span_id: id, op });
const listOf = (...items: SentSpan[]): SpanEnvelope => [{}, [[{ type: "span", item_count: items.length }, { items }]]];

function setUp() {
  const lose = vi.fn<(reason: string, count: number) => void>();
  const isFixed = ({ op }: SentSpan) => op === "root";
  const reduce = createEnvelopeReducer({ drop: [{ op: "cache" }], maxPerTrace: 3 });
  const trace = {};
  return { lose, reduce: (...kept: { envelope: SpanEnvelope }[]) => reduce(kept, trace, { isFixed, lose }) };
}

it("removes spans from envelopes, corrects their number, and counts the loss", () => {
  const { lose, reduce } = setUp();
  const kept = { envelope: listOf(span("1", "root"), span("2", "cache"), span("3", "db")) };
  expect(reduce(kept)).toEqual([kept]);
  expect(kept.envelope[1]).toEqual([
    [{ type: "span", item_count: 2 }, { items: [span("1", "root"), span("3", "db")] }],
  ]);
  expect(lose.mock.calls).toEqual([["ignored", 1]]);
});

it("does not return an envelope that has no spans left, but one with other items", () => {
  const { reduce } = setUp();
  const transaction: SpanEnvelope = [{}, [[{ type: "transaction" }, { spans: [span("1", "cache")] }]]];
  const withProfile: SpanEnvelope = [{}, [...listOf(span("2", "cache"))[1], [{ type: "profile" }, {}]]];
  const [first, second] = [{ envelope: transaction }, { envelope: withProfile }];
  expect(reduce({ envelope: listOf(span("3", "cache")) }, first, second)).toEqual([first, second]);
  expect(transaction[1]).toEqual([[{ type: "transaction" }, { spans: [] }]]);
});

it("applies the maximum to all envelopes of a trace, and counts the root span of a transaction and single spans", () => {
  const { lose, reduce } = setUp();
  const transaction: SpanEnvelope = [{}, [[{ type: "transaction" }, { spans: [span("1", "db")] }]]];
  const single: SpanEnvelope = [{}, [[{ type: "span" }, span("2", "web vital")]]];
  expect(reduce({ envelope: transaction }, { envelope: single })).toHaveLength(2);
  expect(reduce({ envelope: listOf(span("3", "db")) })).toEqual([]);
  expect(lose.mock.calls).toEqual([["buffer_overflow", 1]]);
});
