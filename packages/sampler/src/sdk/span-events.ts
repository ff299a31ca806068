import { getActiveSpan, getCurrentScope, spanToJSON } from "@sentry/core";
import { SUPPRESSED_ERROR } from "@sentry-policy/internal/suppressed-error";
import type { StartDecision } from "../decide/decision.ts";
import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { EnvelopeSpan, Event } from "./envelope.ts";
import { hasFailed, isError } from "./span-failure.ts";

/** Callbacks for the events of a client's traces. */
export interface TraceObserver {
  /** Called when a root span starts. `start` is the decision made about its trace. */
  begin(span: LiveSpan, start: StartDecision): void;
  /** Called when any span ends, root or child. */
  end?(span: LiveSpan, hasFailed: () => boolean): void;
  /** Called when an error is captured in a trace. */
  fail(traceId: string): void;
}

type EndedSpan = LiveSpan & Parameters<typeof spanToJSON>[0];
type SpanData = NonNullable<EnvelopeSpan["data"]>;

/**
 * Subscribes to the spans and errors of a client. Returns a function that sets the decision about the next root span.
 * Call it just before that span starts, when the SDK calls `tracesSampler`.
 */
export function observeSpans(
  client: SamplerClient,
  { begin, end, fail }: TraceObserver,
): (start: StartDecision) => void {
  let nextDecision: StartDecision | undefined;

  function failCurrentTrace(): void {
    // Without an active span, the error belongs to the trace of the current scope: that of the page (in a browser) or
    // that of the current request (on a server).
    fail((getActiveSpan()?.spanContext() ?? getCurrentScope().getPropagationContext()).traceId);
  }

  client.on("spanStart", (span: LiveSpan) => {
    const start = nextDecision;
    nextDecision = undefined;
    if (start !== undefined) safely(() => begin(span, start));
  });
  if (end !== undefined) {
    client.on("spanEnd", (span: EndedSpan) => safely(() => end(span, () => hasFailed(toEnvelopeSpan(span)))));
  }
  // Errors are observed in `preprocessEvent`, before the event can be dropped by the Dedupe integration of SDK v11 or
  // by a hook of the app.
  client.on("preprocessEvent", (event: Event) => safely(() => isError(event) && failCurrentTrace()));
  client.on(SUPPRESSED_ERROR, () => safely(failCurrentTrace));
  return (start) => {
    nextDecision = start;
  };
}

/**
 * Converts a live span to the form in which it is sent. In SDK v11 a live span's `attributes` do not have types yet, so
 * they become `data`, whose values have no types.
 */
function toEnvelopeSpan(span: EndedSpan): EnvelopeSpan {
  const { status, attributes, data }: { status?: string; attributes?: SpanData; data?: SpanData } = spanToJSON(span);
  return { status, data: attributes ?? data };
}
