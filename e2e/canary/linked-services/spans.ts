import type { IngestItem } from "../../src/ingest/index.ts";

export interface Span {
  traceId: unknown;
  spanId: unknown;
  parentId: unknown;
  /** Whether the span is the first one of the trace in its process. */
  isRoot: boolean;
}

/** Returns the spans in an item, which can be a transaction or a container of streamed spans. */
export function spansIn({ type, payload }: IngestItem): Span[] {
  if (type === "transaction") {
    return [
      spanOf(at(payload, "contexts", "trace"), true),
      ...listAt(payload, "spans").map((span) => spanOf(span, false)),
    ];
  }
  return type === "span" ? listAt(payload, "items").map((span) => spanOf(span, at(span, "is_segment") === true)) : [];
}

function spanOf(span: unknown, isRoot: boolean): Span {
  return { traceId: at(span, "trace_id"), spanId: at(span, "span_id"), parentId: at(span, "parent_span_id"), isRoot };
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (held, key) => (typeof held === "object" && held !== null ? Reflect.get(held, key) : undefined),
    value,
  );
}

function listAt(value: unknown, key: string): unknown[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}
