import type { SpanPolicy } from "../policy/spans.ts";
import type { SentSpan, SpanEnvelope, SpanReducer } from "../shared/span-reducer.ts";
import { reduceSpans } from "./reduce.ts";
import type { ReducedTrace } from "./reduced-trace.ts";

/** Returns a function that applies the policy to the envelopes of kept traces. */
export function createEnvelopeReducer(policy: SpanPolicy): SpanReducer {
  const states = new WeakMap<object, ReducedTrace>();
  return (kept, trace, { isFixed, lose }) => {
    const state = states.get(trace) ?? { sent: new Set(), missing: new Set(), ancestors: new Map() };
    states.set(trace, state);
    const items = kept.flatMap(({ envelope }) => envelope[1]);
    // The root span of a transaction and a single span are always sent, so they count toward the maximum.
    for (const [{ type }, payload] of items) {
      if (type === "transaction") state.sent.add(payload.contexts?.trace?.span_id);
      else if (type === "span" && payload.items === undefined) state.sent.add(payload.span_id);
    }
    const { remaining, ignored, overflow } = reduceSpans(policy, items.flatMap(removableSpans), isFixed, state);
    for (const item of items) replaceSpans(item, remaining);
    if (ignored > 0) lose("ignored", ignored);
    if (overflow > 0) lose("buffer_overflow", overflow);
    return kept.filter(({ envelope }) => envelope[1].length > 1 || !isEmpty(envelope[1][0]));
  };
}

type Item = SpanEnvelope[1][number];

/** Returns the spans that may be removed from an item: all except the root span of a transaction. */
function removableSpans([{ type }, { items = [], spans = [] }]: Item): readonly SentSpan[] {
  if (type === "transaction") return spans;
  return type === "span" ? items : [];
}

/** Replaces each span of an item with its value in `remaining`. Spans without a value are removed. */
function replaceSpans(item: Item, remaining: ReadonlyMap<SentSpan, SentSpan>): void {
  const [header, payload] = item;
  const left = removableSpans(item).flatMap((span) => remaining.get(span) ?? []);
  if (header.type === "transaction") item[1] = { ...payload, spans: left };
  else if (header.type === "span" && payload.items) {
    item[0] = { ...header, item_count: left.length };
    item[1] = { ...payload, items: left };
  }
}

function isEmpty(item: Item | undefined): boolean {
  return item?.[0].type === "span" && item[1].items?.length === 0;
}
