import type { LiveSpan } from "./client.ts";
import { toEnvelopeSpan } from "./live-span.ts";

/**
 * Matches the operation of a span that calls another service. Example: it matches `http.client` and `queue.publish`,
 * but not `db.query`.
 */
const PASSES_ON = /\.client$|publish$/;

/**
 * Clears the sampled flag that an outgoing request or message carries. The SDKs copy the flag of `sentry-trace` from
 * the request's span, where it means that the span is recorded. In tail mode, every span is recorded. A called service
 * with a plain `tracesSampleRate` follows only this flag. So it would keep every trace, but state the base rate as the
 * probability.
 *
 * The flag is changed on the span, because no SDK hook sees the headers before they are sent. It is changed only until
 * the span ends, because the SDK sends a span only if its flag is set.
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
