import { describe, expect, it, vi } from "vitest";
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

describe("a trace with maxPerTrace: 10 and 20 children", () => {
  // The root span of the trace continues a trace of another service.
  const root: SentSpan = { span_id: "root", parent_span_id: "remote", is_segment: true };
  const children = Array.from(
    { length: 20 },
    (_, number): SentSpan => ({ span_id: `${number}`, parent_span_id: "root" }),
  );
  const transaction = (trace: SentSpan, ...spans: SentSpan[]): SpanEnvelope => [
    {},
    [[{ type: "transaction" }, { contexts: { trace }, spans }]],
  ];
  const late: SentSpan = { span_id: "late", parent_span_id: "root" };

  /** The flushes of the trace in each case. A flush is a list of envelopes. */
  const flushesByCase: Record<string, SpanEnvelope[][]> = {
    "in one transaction": [[transaction(root, ...children)]],
    "in a transaction, and a later one that begins with a late child": [
      [transaction(root, ...children.slice(0, 5))],
      [transaction(late, ...children.slice(5))],
    ],
    "streamed, in one flush": [[listOf(...children, root)]],
    "streamed, in one flush with several envelopes": [
      [listOf(...children.slice(0, 12)), listOf(...children.slice(12), root)],
    ],
    "streamed, the root span in an earlier flush": [[listOf(root)], [listOf(...children)]],
    "streamed, the root span in a later flush": [[listOf(...children)], [listOf(root)]],
    "streamed, the root span between two flushes of children": [
      [listOf(...children.slice(0, 5))],
      [listOf(root)],
      [listOf(...children.slice(5))],
    ],
    "streamed, the root span with the second half of its children": [
      [listOf(...children.slice(0, 5))],
      [listOf(...children.slice(5), root)],
    ],
    "streamed, two missing parents in two flushes": [
      [listOf({ span_id: "below", parent_span_id: "parent" })],
      [listOf(...children)],
      [listOf({ span_id: "parent", parent_span_id: "root" })],
      [listOf(root)],
    ],
    "streamed, below a parent whose only child is dropped": [
      [
        listOf(
          { span_id: "short", parent_span_id: "lost", start_timestamp: 0, end_timestamp: 1 },
          ...children.map((span) => ({ ...span, start_timestamp: 0, end_timestamp: 2 })),
          root,
        ),
      ],
    ],
  };

  it.each(Object.entries(flushesByCase))("is sent as exactly 10 spans: %s", (_, flushes) => {
    const isFixed = ({ is_segment }: SentSpan) => is_segment === true;
    const reduce = createEnvelopeReducer({ maxPerTrace: 10 });
    const trace = {};
    const lose = vi.fn<(reason: string, count: number) => void>();
    const spansIn = (envelopes: readonly { envelope: SpanEnvelope }[]) =>
      envelopes.flatMap(({ envelope: [, items] }) =>
        items.flatMap(([, { contexts, spans = [], items: list = [] }]) => [contexts?.trace ?? [], spans, list].flat()),
      );
    const kept = (envelopes: SpanEnvelope[]) => envelopes.map((envelope) => ({ envelope }));
    const total = flushes.flatMap((envelopes) => spansIn(kept(envelopes))).length;
    const sent = flushes.flatMap((envelopes) => spansIn(reduce(kept(envelopes), trace, { isFixed, lose })));
    expect(sent).toHaveLength(10);
    expect(sent.map(({ span_id }) => span_id)).toContain("root");
    const lost = lose.mock.calls.reduce((sum, [, count]) => sum + count, 0);
    expect(lost).toBe(total - 10);
  });
});
