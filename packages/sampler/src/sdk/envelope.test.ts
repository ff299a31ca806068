import { expect, it } from "vitest";
import { type Envelope, forEachLoss, spansOf, stampSampleRate } from "./envelope.ts";

const id = "a".repeat(32);
const trace = { trace_id: id, sample_rate: "0.1", sample_rand: "0.5" };

/** Creates the same span in each format that the SDK sends. */
const make: Record<string, () => Envelope> = {
  transaction: () => [
    { trace },
    [
      [
        { type: "transaction" },
        {
          type: "transaction",
          contexts: { trace: { trace_id: id, span_id: "b", status: "ok", data: { kind: "made-up" } } },
          start_timestamp: 1,
          timestamp: 3,
          spans: [{ trace_id: id, span_id: "c" }],
        },
      ],
      [{ type: "profile" }, {}],
    ],
  ],
  stream: () => [
    { trace },
    [
      [
        { type: "span", item_count: 2 },
        {
          items: [
            { trace_id: id, span_id: "c", is_segment: false, attributes: {} },
            { trace_id: id, span_id: "b", is_segment: true, attributes: { kind: { value: "made-up" } } },
          ],
        },
      ],
    ],
  ],
  "web vital": () => [
    { trace },
    [[{ type: "span" }, { trace_id: id, span_id: "b", is_segment: true, data: { kind: "made-up" } }]],
  ],
};

it.each([
  ["transaction", [true, undefined], { profile: 1, transaction: 1, span: 2 }],
  ["stream", [false, true], { span: 2 }],
  ["web vital", [true], { span: 1 }],
])(
  "finds the spans of a %s envelope with their trace ids, and counts the data that is lost if the envelope is dropped",
  (kind, roots, losses) => {
    const envelope = make[kind]?.() ?? [{}, []];
    expect(spansOf(envelope).map((span) => span.is_segment)).toEqual(roots);
    expect(new Set(spansOf(envelope).map((span) => span.trace_id))).toEqual(new Set([id]));
    const lost: Record<string, number> = {};
    forEachLoss(envelope, (category, quantity) => {
      lost[category] = quantity;
    });
    expect(lost).toEqual(losses);
  },
);

it.each(Object.keys(make))(
  "writes the rate to the header and the root span of a %s envelope, but not to child spans or the original objects",
  (kind) => {
    const envelope = make[kind]?.() ?? [{}, []];
    const before = structuredClone(envelope);
    const { 0: header, 1: items } = envelope;
    const payloads = items.map(([, payload]) => payload);
    stampSampleRate(envelope, 0.25);

    expect(envelope[0].trace).toEqual({ ...trace, sample_rate: "0.25" });
    expect(envelope[1]).toBe(items);
    for (const { span_id, data, attributes } of spansOf(envelope)) {
      const stated = attributes?.["sentry.sample_rate"] ?? data?.["sentry.sample_rate"];
      const expected = kind === "stream" ? { value: 0.25, type: "double" } : 0.25;
      expect(stated).toEqual(span_id === "b" ? expected : undefined);
    }
    expect([header, payloads]).toEqual([before[0], before[1].map(([, payload]) => payload)]);
  },
);

it("does not change the items of an envelope without spans", () => {
  const envelope: Envelope = [{ trace }, [[{ type: "event" }, { level: "error" }]]];
  expect(spansOf(envelope)).toEqual([]);
  stampSampleRate(envelope, 1);
  expect(envelope[1]).toEqual([[{ type: "event" }, { level: "error" }]]);
});
