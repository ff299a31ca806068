import { getActiveSpan, getCurrentScope, spanToJSON } from "@sentry/core";
import type { Start } from "../decide/decision.ts";
import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { Event, Span } from "./envelope.ts";
import { hasFailed, isError } from "./span-failure.ts";

/** Callbacks that follow the traces of a client. */
export interface TraceObserver {
  /** A root span starts; `start` is the decision about it. */
  begin(span: LiveSpan, start: Start): void;
  /** A span of any kind ends. */
  end?(span: LiveSpan, hasFailed: () => boolean): void;
  /** An error was captured in a trace. */
  fail(traceId: string): void;
}

type EndedSpan = LiveSpan & Parameters<typeof spanToJSON>[0];
type Fields = NonNullable<Span["data"]>;

/**
 * Subscribes to a client's spans and errors. Returns a function that takes the decision about the next root span: the
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
      // Without an active span the SDK uses the scope's trace: that of a browser's page, or of the current request.
      fail((getActiveSpan()?.spanContext() ?? getCurrentScope().getPropagationContext()).traceId);
    }),
  );
  return (start) => {
    expected = start;
  };
}

/** Converts a live span. v10's `data` are `attributes` in v11, whose values get their types only when they are sent. */
function toEnvelopeSpan(span: EndedSpan): Span {
  const { status, attributes, data }: { status?: string; attributes?: Fields; data?: Fields } = spanToJSON(span);
  return { status, data: attributes ?? data };
}
