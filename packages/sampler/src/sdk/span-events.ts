import { getActiveSpan, getCurrentScope, spanToJSON } from "@sentry/core";
import type { Start } from "../decide/decision.ts";
import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { Event, Span } from "./envelope.ts";
import { hasFailed, isError } from "./span-failure.ts";

/** Callbacks for the events of a client's traces. */
export interface TraceObserver {
  /** Called when a root span starts. `start` is the decision made about its trace. */
  begin(span: LiveSpan, start: Start): void;
  /** Called when any span ends, root or child. */
  end?(span: LiveSpan, hasFailed: () => boolean): void;
  /** Called when an error is captured in a trace. */
  fail(traceId: string): void;
}

type EndedSpan = LiveSpan & Parameters<typeof spanToJSON>[0];
type Fields = NonNullable<Span["data"]>;

/**
 * Subscribes to a client's spans and errors. Returns a function to call with the decision about the next root span: the
 * SDK calls `tracesSampler` just before it creates that span.
 */
export function observeSpans(client: SamplerClient, { begin, end, fail }: TraceObserver): (start: Start) => void {
  let expected: Start | undefined;
  client.on("spanStart", (span: LiveSpan) => {
    const start = expected;
    expected = undefined;
    if (start !== undefined) safely(() => begin(span, start));
  });
  if (end !== undefined) {
    client.on("spanEnd", (span: EndedSpan) => safely(() => end(span, () => hasFailed(toEnvelopeSpan(span)))));
  }
  // `preprocessEvent` runs before v11's Dedupe or an app's hook can drop the event.
  client.on("preprocessEvent", (event: Event) =>
    safely(() => {
      if (!isError(event)) return;
      // Without an active span the error belongs to the scope's trace: a browser's page or the current request.
      fail((getActiveSpan()?.spanContext() ?? getCurrentScope().getPropagationContext()).traceId);
    }),
  );
  return (start) => {
    expected = start;
  };
}

/**
 * Converts a live span to the form in which it is sent. v11 has `attributes` instead of v10's `data`; their values are
 * typed only when the span is sent.
 */
function toEnvelopeSpan(span: EndedSpan): Span {
  const { status, attributes, data }: { status?: string; attributes?: Fields; data?: Fields } = spanToJSON(span);
  return { status, data: attributes ?? data };
}
