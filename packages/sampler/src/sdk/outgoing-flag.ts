import type { LiveSpan } from "./client.ts";
import { toEnvelopeSpan } from "./live-span.ts";

/** Matches the operation of a span that passes the trace on: `http.client` and `queue.publish`, but not `db.query`. */
const PASSES_ON = /\.client$|publish$/;

/**
 * Makes an outgoing request or message state that the trace is not sampled. The SDKs take the flag in `sentry-trace` from
 * the span of the request, and there it says that the span is recorded, which is true of every trace in tail mode. A
 * called service with a plain `tracesSampleRate` follows only this flag, so it would keep every trace, but would state
 * the base rate for it.
 *
 * The context of the span is changed only until the span ends, because the SDK sends a span only if it is sampled. No
 * hook of the SDK sees the headers before they are sent.
 */
export function clearOutgoingFlag(span: LiveSpan): void {
  const { data = {} } = toEnvelopeSpan(span);
  const hasMethod = "http.request.method" in data || "http.method" in data;
  if (!hasMethod && !PASSES_ON.test(String(data["sentry.op"]))) return;
  const spanContext = span.spanContext.bind(span);
  span.spanContext = () => {
    const context = spanContext();
    return span.isRecording() ? { ...context, traceFlags: 0 } : context;
  };
}
