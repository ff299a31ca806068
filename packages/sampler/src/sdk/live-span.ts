import { getRootSpan, spanToJSON } from "@sentry/core";
import type { LiveSpan } from "./client.ts";
import type { EnvelopeSpan } from "./envelope.ts";

type CoreSpan = Parameters<typeof spanToJSON>[0];
type SpanData = NonNullable<EnvelopeSpan["data"]>;

/** Returns the root span to which a span belongs in this process. */
export function rootOf(span: LiveSpan): LiveSpan {
  return getRootSpan(asCoreSpan(span));
}

/** Returns the id of the root span to which a span belongs in this process. */
export function rootIdOf(span: LiveSpan): string {
  return rootOf(span).spanContext().spanId;
}

export function isRoot(span: LiveSpan): boolean {
  return rootOf(span) === span;
}

/**
 * Converts a live span to the format in which it is sent. Its attributes become `data`, because SDK v11 adds the types
 * of `attributes` only when it sends a span.
 */
export function toEnvelopeSpan(span: LiveSpan): EnvelopeSpan {
  const json: { name?: string; description?: string; status?: string; attributes?: SpanData; data?: SpanData } =
    spanToJSON(asCoreSpan(span));
  return {
    name: json.name ?? json.description ?? "",
    status: json.status ?? null,
    data: json.attributes ?? json.data ?? {},
  };
}

// This cast is safe, because an SDK emits only its own spans.
function asCoreSpan(span: LiveSpan): CoreSpan {
  return span as LiveSpan & CoreSpan;
}
