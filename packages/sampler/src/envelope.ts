import { attributeOf, field, hasFailed } from "./failure.ts";

/** As Sentry's SDKs make it. */
type Item = [header: object, payload: unknown];
export type Envelope = [header: object, items: Item[]];

/** Why and how much a client report says was dropped. */
export interface Loss {
  category: "span" | "transaction" | "profile" | "attachment";
  quantity: number;
}

export const RATE = "sentry.sample_rate";

/** Whether it carries spans. What comes along with a transaction (profile, attachments) shares its fate. */
export function hasSpans(envelope: Envelope): boolean {
  return envelope[1].some((item) => typeOf(item) === "transaction" || typeOf(item) === "span");
}

export function traceIdOf([header, items]: Envelope): string | undefined {
  const id = field(field(header, "trace"), "trace_id");
  return textOf(id) ?? textOf(items.map(([, payload]) => traceIdIn(payload)).find((found) => found !== undefined));
}

function traceIdIn(payload: unknown): unknown {
  const streamed = field(payload, "items");
  return Array.isArray(streamed)
    ? field(streamed[0], "trace_id")
    : field(field(field(payload, "contexts"), "trace"), "trace_id");
}

/** A number of the dynamic sampling context, which holds texts. */
export function contextNumber([header]: Envelope, key: "sample_rand" | "sample_rate"): number | undefined {
  const value = field(field(header, "trace"), key);
  const number = typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
  return number >= 0 && number <= 1 ? number : undefined;
}

/** Whether a span of it failed, how many roots it holds, and how long the longest of them took. */
export function outcomeOf([, items]: Envelope): { failed: boolean; durationMs: number; segments: number } {
  let failed = false;
  let segments = 0;
  let seconds = 0;
  for (const item of items) {
    for (const span of spansOf(item)) {
      failed ||= hasFailed(span);
      if (!isSegment(span)) continue;
      segments += 1;
      const end = Number(field(span, "end_timestamp") ?? field(span, "timestamp"));
      seconds = Math.max(seconds, end - Number(field(span, "start_timestamp")) || 0);
    }
  }
  return { failed, durationMs: seconds * 1000, segments };
}

function* spansOf([header, payload]: Item): Generator<object> {
  if (field(header, "type") === "span") {
    yield* objects(field(payload, "items"));
  } else if (field(header, "type") === "transaction") {
    const trace = field(field(payload, "contexts"), "trace");
    const start_timestamp = field(payload, "start_timestamp");
    const timestamp = field(payload, "timestamp");
    yield { ...(isObject(trace) ? trace : {}), start_timestamp, timestamp, is_segment: true };
    yield* objects(field(payload, "spans"));
  }
}

/**
 * States the probability with which the trace was kept, in the header and on each segment. The envelope and its items
 * stay the same arrays, so that a scrubber knows them again; the objects within are copied.
 */
export function stateRate(envelope: Envelope, rate: number): void {
  const trace = field(envelope[0], "trace");
  if (isObject(trace)) envelope[0] = { ...envelope[0], trace: { ...trace, sample_rate: String(rate) } };
  for (const item of envelope[1]) {
    const [, payload] = item;
    if (!isObject(payload)) continue;
    if (typeOf(item) === "transaction") item[1] = withRateInTransaction(payload, rate);
    if (typeOf(item) === "span") {
      const items = [...objects(field(payload, "items"))];
      item[1] = { ...payload, items: items.map((span) => (isSegment(span) ? withRateInSpan(span, rate) : span)) };
    }
  }
}

function withRateInTransaction(payload: object, rate: number): object {
  const contexts = field(payload, "contexts");
  const trace = field(contexts, "trace");
  const data = field(trace, "data");
  const stated = { ...(isObject(data) ? data : {}), [RATE]: rate };
  return {
    ...payload,
    contexts: { ...(isObject(contexts) ? contexts : {}), trace: { ...(isObject(trace) ? trace : {}), data: stated } },
  };
}

function withRateInSpan(span: object, rate: number): object {
  const attributes = field(span, "attributes");
  const value = { value: rate, type: Number.isInteger(rate) ? "integer" : "double" };
  return { ...span, attributes: { ...(isObject(attributes) ? attributes : {}), [RATE]: value } };
}

/** What a client report must say if it is not sent. */
export function lossOf([, items]: Envelope): Loss[] {
  return items.flatMap((item): Loss[] => {
    const [header, payload] = item;
    const type = typeOf(item);
    const count = Number(field(header, "item_count") ?? 1);
    if (type === "span") return [{ category: "span", quantity: count }];
    if (type === "profile" || type === "attachment") return [{ category: type, quantity: 1 }];
    if (type !== "transaction") return [];
    const children = field(payload, "spans");
    const quantity = 1 + (Array.isArray(children) ? children.length : 0);
    return [
      { category: "transaction", quantity: 1 },
      { category: "span", quantity },
    ];
  });
}

/** About as many bytes as it takes in memory: texts by their length, all else by the slot. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return 16 + value.length;
  if (typeof value !== "object" || value === null) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let size = 32;
  for (const key in value) if (Object.hasOwn(value, key)) size += 8 + key.length + sizeOf(field(value, key));
  return size;
}

function typeOf([header]: Item): unknown {
  return field(header, "type");
}

function isSegment(span: object): boolean {
  return field(span, "is_segment") === true || attributeOf(span, "sentry.is_segment") === true;
}

function* objects(value: unknown): Generator<object> {
  if (!Array.isArray(value)) return;
  for (const one of value as unknown[]) if (isObject(one)) yield one;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
