import type { SentryEnvelope, SentryItem } from "@sentry-policy/internal/envelope";

/**
 * A span as it is sent. Streamed spans have typed `attributes`. Standalone spans and the spans of a transaction have
 * `data`.
 */
export interface EnvelopeSpan {
  readonly name?: string;
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

/** The fields of an event that the sampler uses. In a transaction, `contexts.trace` is the root span. */
export interface Event {
  readonly type?: string;
  readonly event_id?: string;
  readonly transaction?: string;
  readonly level?: string;
  readonly exception?: unknown;
  readonly contexts?: { readonly trace?: EnvelopeSpan };
  readonly spans?: readonly EnvelopeSpan[];
}

/**
 * The payload of an item: an event, a list of streamed spans, or a single span. Payloads of other items have none of
 * these fields.
 */
interface Payload extends Event, Omit<EnvelopeSpan, keyof Event> {
  readonly items?: readonly EnvelopeSpan[];
}

type EnvelopeItem = SentryItem<{ readonly type?: string; readonly item_count?: number }, Payload>;
export type Envelope = SentryEnvelope<{ readonly trace?: { readonly [key: string]: string } }, EnvelopeItem>;

export const SAMPLE_RATE = "sentry.sample_rate";

/**
 * Returns the spans in an envelope, which all belong to one trace. Other items, such as the profile of a transaction,
 * are not returned, but are kept or dropped together with the spans.
 */
export function spansOf([, items]: Envelope): EnvelopeSpan[] {
  return items.flatMap(spansOfItem);
}

function spansOfItem([{ type }, payload]: EnvelopeItem): readonly EnvelopeSpan[] {
  // Streamed spans are sent in a list. A web vital is sent as a single span.
  if (type === "span") return payload.items ?? [payload];
  return type === "transaction" ? spansOfTransaction(payload) : [];
}

/** Returns all spans of a transaction. The root span comes first. */
export function spansOfTransaction(event: Payload): EnvelopeSpan[] {
  // The name and the timestamps of the root span are fields of the event itself.
  const { transaction = "", start_timestamp = 0, timestamp = 0, contexts, spans = [] } = event;
  return [{ name: transaction, start_timestamp, timestamp, ...contexts?.trace, is_segment: true }, ...spans];
}

/**
 * Returns the id of the local root span to which a span belongs, or `undefined` if the span does not contain this id.
 */
export function rootIdIn(span: EnvelopeSpan | undefined): string | undefined {
  if (span?.is_segment) return span.span_id;
  const id = span?.attributes?.["sentry.segment.id"]?.value;
  return typeof id === "string" ? id : undefined;
}

/** Returns the attributes of a span without their types. */
export function valuesOf({ attributes, data }: EnvelopeSpan): Record<string, unknown> {
  if (attributes === undefined) return { ...data };
  return Object.fromEntries(Object.entries(attributes).map(([key, attribute]) => [key, attribute?.value]));
}

/**
 * Returns a number from the dynamic sampling context, in which all values are strings. Returns NaN if `key` is absent.
 */
export function contextNumber([{ trace }]: Envelope, key: "sample_rand" | "sample_rate"): number {
  return Number.parseFloat(trace?.[key] ?? "");
}

/**
 * Writes the probability with which the trace was kept into the envelope's header and into each root span. Changes the
 * envelope's arrays in place, but replaces their objects with changed copies. If the envelope was too large to copy,
 * these objects are the SDK's own, which must not change.
 */
export function stampSampleRate(envelope: Envelope, rate: number): void {
  const [header, items] = envelope;
  if (header.trace) envelope[0] = { ...header, trace: { ...header.trace, sample_rate: String(rate) } };
  const withRate = (span: EnvelopeSpan): EnvelopeSpan =>
    span.attributes
      ? { ...span, attributes: { ...span.attributes, [SAMPLE_RATE]: { value: rate, type: "double" } } }
      : { ...span, data: { ...span.data, [SAMPLE_RATE]: rate } };
  for (const item of items) {
    const [{ type }, payload] = item;
    if (type === "transaction") {
      item[1] = { ...payload, contexts: { ...payload.contexts, trace: withRate(payload.contexts?.trace ?? {}) } };
    } else if (type === "span") {
      item[1] = payload.items
        ? { ...payload, items: payload.items.map((span) => (span.is_segment ? withRate(span) : span)) }
        : withRate(payload);
    }
  }
}

/**
 * Calls `count` for all data that is lost if the envelope is not sent. `category` is the data's category in the client
 * report. Example: for a transaction with two child spans, it calls `count("transaction", 1)` and `count("span", 3)`.
 */
export function forEachLoss([, items]: Envelope, count: (category: string, quantity: number) => void): void {
  for (const item of items) {
    const [{ type = "default" }] = item;
    if (type !== "span") count(type, 1);
    const spans = spansOfItem(item).length;
    if (spans > 0) count("span", spans);
  }
}
