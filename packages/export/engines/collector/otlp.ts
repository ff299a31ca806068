/** The value of an attribute before its conversion to OTLP/JSON. */
export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };
export type Attributes = Readonly<Record<string, Value>>;

/** An attribute in OTLP/JSON. */
interface KeyValue {
  readonly key: string;
  readonly value: object;
}

/** A span in OTLP/JSON. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceState?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: readonly KeyValue[];
  readonly events?: readonly object[];
  readonly status?: { readonly code?: number; readonly message?: string };
}

/** The spans of one service. */
export interface SpanBatch {
  readonly resource?: object;
  readonly scopeSpans: readonly { readonly scope?: object; readonly spans: readonly Span[] }[];
}

export const SERVER = 2;
export const CLIENT = 3;

export function keyValues(attributes: Attributes): KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: Value): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return isList(value)
    ? { arrayValue: { values: value.map(anyValue) } }
    : { kvlistValue: { values: keyValues(value) } };
}

function isList(value: readonly Value[] | Attributes): value is readonly Value[] {
  return Array.isArray(value);
}

/** Wraps spans of one service in a batch. `resource` and `scope` are additional attributes. */
export function batchOf(spans: readonly Span[], resource: Attributes = {}, scope: Attributes = {}): SpanBatch {
  return {
    resource: { attributes: keyValues({ "service.name": "shop", ...resource }) },
    scopeSpans: [{ scope: { name: "test", attributes: keyValues(scope) }, spans }],
  };
}
