import { attributeOf, deep, field, hasFailed } from "./failure.ts";

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

export function traceIdOf([header, items]: Envelope): string {
  const ids = items.map(
    ([, payload]) => deep(payload, "items", "0", "trace_id") ?? deep(payload, "contexts", "trace", "trace_id"),
  );
  const id = deep(header, "trace", "trace_id") ?? ids.find((found) => found !== undefined);
  return typeof id === "string" ? id : "";
}

/** A number of the dynamic sampling context, which holds texts. */
export function contextNumber([header]: Envelope, key: "sample_rand" | "sample_rate"): number | undefined {
  const value = deep(header, "trace", key);
  const number = typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
  return number >= 0 && number <= 1 ? number : undefined;
}

/** Whether a span of it failed, how many roots it holds, and how long the longest of them took. */
export function outcomeOf([, items]: Envelope): { failed: boolean; durationMs: number; segments: number } {
  const spans = items.flatMap(spansOf);
  const segments = spans.filter(isSegment);
  const seconds = segments.map(
    (span) => Number(field(span, "end_timestamp") ?? field(span, "timestamp")) - Number(field(span, "start_timestamp")),
  );
  return { failed: spans.some(hasFailed), durationMs: 1000 * Math.max(0, ...seconds), segments: segments.length };
}

function spansOf(item: Item): object[] {
  const [, payload] = item;
  if (typeOf(item) === "span") return objectsIn(field(payload, "items"));
  if (typeOf(item) !== "transaction") return [];
  const start_timestamp = field(payload, "start_timestamp");
  const timestamp = field(payload, "timestamp");
  const root = { ...objectOf(deep(payload, "contexts", "trace")), start_timestamp, timestamp, is_segment: true };
  return [root, ...objectsIn(field(payload, "spans"))];
}

/**
 * States the probability with which the trace was kept, in the header and on each segment. The envelope and its items
 * stay the same arrays, so that a scrubber knows them again; the objects within are copied.
 */
export function stateRate(envelope: Envelope, rate: number): void {
  const trace = field(envelope[0], "trace");
  if (isObject(trace)) envelope[0] = { ...envelope[0], trace: { ...trace, sample_rate: String(rate) } };
  const typed = { value: rate, type: Number.isInteger(rate) ? "integer" : "double" };
  for (const item of envelope[1]) {
    const payload = objectOf(item[1]);
    if (typeOf(item) === "transaction") item[1] = within(payload, ["contexts", "trace", "data", RATE], rate);
    if (typeOf(item) === "span") {
      const items = objectsIn(field(payload, "items"));
      item[1] = {
        ...payload,
        items: items.map((span) => (isSegment(span) ? within(span, ["attributes", RATE], typed) : span)),
      };
    }
  }
}

/** A copy in which the value stands under the keys, one within the other. */
function within(target: unknown, [key, ...keys]: string[], value: unknown): unknown {
  return key === undefined ? value : { ...objectOf(target), [key]: within(field(target, key), keys, value) };
}

/** What a client report must say if it is not sent. */
export function lossOf([, items]: Envelope): Loss[] {
  return items.flatMap((item): Loss[] => {
    const category = typeOf(item);
    if (category === "span") return [{ category, quantity: Number(field(item[0], "item_count") ?? 1) }];
    if (category === "profile" || category === "attachment") return [{ category, quantity: 1 }];
    if (category !== "transaction") return [];
    return [
      { category, quantity: 1 },
      { category: "span", quantity: spansOf(item).length },
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

function objectsIn(value: unknown): object[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function objectOf(value: unknown): object {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
