import type { SamplerClient } from "../sdk/client.ts";
import { childSpansOf, type EnvelopeSpan, replaceSpans, spansOf } from "../sdk/envelope.ts";
import { hasFailed } from "../sdk/span-failure.ts";
import type { ReducedTrace, SpanReducer } from "../shared/span-reducer.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";
import type { Trace } from "./trace.ts";

/**
 * Returns a function that drops and folds spans of kept envelopes and counts the dropped ones in the client report. It
 * returns the envelopes that still contain items.
 */
export function createSpanVolume(
  client: SamplerClient,
  reduce: SpanReducer,
): (envelopes: readonly SizedEnvelope[], trace: Trace) => readonly SizedEnvelope[] {
  const states = new WeakMap<Trace, ReducedTrace>();
  const lose = (reason: "ignored" | "buffer_overflow", count: number) => {
    if (count > 0) client.recordDroppedEvent(reason, "span", count);
  };
  return (envelopes, trace) => {
    const state = states.get(trace) ?? { sent: 0, ancestors: new Map(), awaited: new Set() };
    states.set(trace, state);
    const spans = envelopes.flatMap(({ envelope }) => childSpansOf(envelope));
    // The root span of a transaction is always sent, so it counts toward the maximum.
    state.sent += envelopes.reduce((sum, { envelope }) => sum + spansOf(envelope).length, 0) - spans.length;
    const isFixed = (span: EnvelopeSpan) => span.is_segment === true || hasFailed(span);
    const { remaining, ignored, overflow } = reduce(spans, isFixed, state);
    for (const { envelope } of envelopes) replaceSpans(envelope, remaining);
    lose("ignored", ignored);
    lose("buffer_overflow", overflow);
    return envelopes.filter(({ envelope }) => spansOf(envelope).length > 0 || envelope[1].length > 1);
  };
}
