import { getActiveSpan, getCurrentScope } from "@sentry/core";
import { SUPPRESSED_ERROR } from "@sentry-policy/internal/suppressed-error";
import type { StartDecision } from "../decide/decision.ts";
import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { Event } from "./envelope.ts";
import { isRoot, rootIdOf } from "./live-span.ts";
import { isError } from "./span-failure.ts";

/** Callbacks for events in the traces of a client. */
export interface TraceObserver {
  /** Called when a root span starts. `start` is the decision that was made about its trace. */
  begin(span: LiveSpan, start: StartDecision): void;
  /** Called when a child span starts. */
  beginChild?(span: LiveSpan): void;
  /** Called when a root span or child span ends. */
  end?(span: LiveSpan): void;
  /** Called when an error is captured in a trace. `rootId` is the id of the active span's root span. */
  fail(traceId: string, rootId: string | undefined): void;
}

/**
 * Subscribes to the spans and errors of a client. Returns a function that stores the decision about the next root span.
 * `tracesSampler` must call it, because the SDK calls `tracesSampler` just before it starts a root span.
 */
export function observeSpans(
  client: SamplerClient,
  { begin, beginChild, end, fail }: TraceObserver,
): (start: StartDecision) => void {
  let nextDecision: StartDecision | undefined;

  function failCurrentTrace(): void {
    // Without an active span, the error belongs to the trace of the current scope. In a browser, this is the trace of
    // the page. On a server, it is the trace of the current request.
    const active = getActiveSpan();
    const { traceId } = active?.spanContext() ?? getCurrentScope().getPropagationContext();
    fail(traceId, active && rootIdOf(active));
  }

  client.on("spanStart", (span: LiveSpan) =>
    safely(() => {
      const start = nextDecision;
      nextDecision = undefined;
      // The decision might be about a span that never starts, because SDK v10 does not record `HEAD` requests. So the
      // next span, whatever it is, uses up the decision.
      if (!isRoot(span)) beginChild?.(span);
      else if (start !== undefined) begin(span, start);
    }),
  );
  if (end !== undefined) client.on("spanEnd", (span: LiveSpan) => safely(() => end(span)));
  // Errors are observed in `preprocessEvent`, because the Dedupe integration of SDK v11 or a hook of the app can drop
  // the event later.
  client.on("preprocessEvent", (event: Event) => safely(() => isError(event) && failCurrentTrace()));
  client.on(SUPPRESSED_ERROR, () => safely(failCurrentTrace));
  return (start) => {
    nextDecision = start;
  };
}
