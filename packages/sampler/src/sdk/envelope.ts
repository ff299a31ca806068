/** A span as it leaves the process: streamed (`attributes` of typed values), or in a transaction or alone (`data`). */
export interface Span {
  readonly trace_id?: string;
  readonly span_id?: string;
  readonly is_segment?: boolean;
  readonly status?: string | null;
  readonly start_timestamp?: number;
  readonly end_timestamp?: number;
  readonly timestamp?: number;
  readonly attributes?: { readonly [key: string]: { readonly value: unknown; readonly type?: string } | undefined };
  readonly data?: { readonly [key: string]: unknown };
}

/** As much of an event: a transaction has the data of its root span in the trace context. */
export interface Event {
  readonly type?: string;
  readonly level?: string;
  readonly exception?: unknown;
  readonly contexts?: { readonly trace?: Span };
  readonly spans?: readonly Span[];
}

/** What an item carries: an event, streamed spans, a span, or something else that has none of their fields. */
interface Payload extends Event, Omit<Span, keyof Event> {
  readonly items?: readonly Span[];
}

type Item = [header: { readonly type?: string; readonly item_count?: number }, payload: Payload];
/** As Sentry's SDKs make it. */
export type Envelope = [header: { readonly trace?: { readonly [key: string]: string } }, items: Item[]];

export const RATE = "sentry.sample_rate";

/** All are of one trace. What comes along with a transaction (profile, attachments) shares its fate. */
export function spansOf([, items]: Envelope): Span[] {
  return items.flatMap(spansIn);
}

function spansIn([{ type }, payload]: Item): readonly Span[] {
  // A web vital comes as a span by itself.
  if (type === "span") return payload.items ?? [payload];
  if (type !== "transaction") return [];
  const { contexts, spans = [] } = payload;
  // The root has its times in the event.
  return [{ ...payload, ...contexts?.trace, is_segment: true }, ...spans];
}

/** A number of the dynamic sampling context, which holds texts. NaN if it has none. */
export function contextNumber([{ trace }]: Envelope, key: "sample_rand" | "sample_rate"): number {
  return Number.parseFloat(trace?.[key] ?? "");
}

/**
 * States the probability with which the trace was kept, in the header and on each segment. The envelope and its items
 * stay the same arrays, but the objects within are copied: the envelope may be the SDK's own, if it was too large to copy.
 */
export function stampSampleRate(envelope: Envelope, rate: number): void {
  const [header, items] = envelope;
  if (header.trace) envelope[0] = { ...header, trace: { ...header.trace, sample_rate: String(rate) } };
  const stated = (span: Span): Span =>
    span.attributes
      ? { ...span, attributes: { ...span.attributes, [RATE]: { value: rate, type: "double" } } }
      : { ...span, data: { ...span.data, [RATE]: rate } };
  for (const item of items) {
    const [{ type }, payload] = item;
    if (type === "transaction") {
      item[1] = { ...payload, contexts: { ...payload.contexts, trace: stated(payload.contexts?.trace ?? {}) } };
    } else if (type === "span") {
      item[1] = payload.items
        ? { ...payload, items: payload.items.map((span) => (span.is_segment ? stated(span) : span)) }
        : stated(payload);
    }
  }
}

/** Calls back for each category of a client report in which something is lost if the envelope is not sent. */
export function forEachLoss([, items]: Envelope, count: (category: string, quantity: number) => void): void {
  for (const item of items) {
    const [{ type = "default" }] = item;
    if (type !== "span") count(type, 1);
    const spans = spansIn(item).length;
    if (spans > 0) count("span", spans);
  }
}
