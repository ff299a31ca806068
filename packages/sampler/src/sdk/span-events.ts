import { getActiveSpan, getCurrentScope, spanToJSON } from "@sentry/core";
import type { Start } from "../decide/decision.ts";
import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { Event, Span } from "./envelope.ts";
import { hasFailed, isError } from "./span-failure.ts";

/** What follows the traces of a client. */
export interface TraceObserver {
  /** A root span starts, as was decided for it. */
  begin(span: LiveSpan, start: Start): void;
  /** A span of any kind ends. */
  end?(span: LiveSpan, hasFailed: () => boolean): void;
  /** An error was captured in a trace. */
  fail(traceId: string): void;
}

type EndedSpan = LiveSpan & Parameters<typeof spanToJSON>[0];
type Fields = NonNullable<Span["data"]>;

/** Gives what is to be called with a decision just before its root span is made, as the SDK calls `tracesSampler`. */
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
  // Before v11's Dedupe or an app's hook may drop the event.
  client.on("preprocessEvent", (event: Event) =>
    safely(() => {
      if (!isError(event)) return;
      // Outside of a span too the SDK gives the event a trace: a browser's page, or the request that is being handled.
      fail((getActiveSpan()?.spanContext() ?? getCurrentScope().getPropagationContext()).traceId);
    }),
  );
  return (start) => {
    expected = start;
  };
}

/** What v10 calls data are attributes in v11, whose values are typed only when they leave. */
function toEnvelopeSpan(span: EndedSpan): Span {
  const { status, attributes, data }: { status?: string; attributes?: Fields; data?: Fields } = spanToJSON(span);
  return { status, data: attributes ?? data };
}
