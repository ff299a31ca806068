import type { LiveSpan } from "./client.ts";
import { toEnvelopeSpan } from "./live-span.ts";

/**
 * Matches the operation of a span that calls another service. `http.client` and `queue.publish` -> true; `db.query` ->
 * false
 */
const PASSES_ON = /\.client$|publish$/;

/**
 * Clears the sampled flag in the `sentry-trace` header of an outgoing request or message. The SDKs copy this flag from
 * the span, where it means that the span is recorded. In tail mode, every span is recorded. A called service with a
 * plain `tracesSampleRate` follows only this flag. If the flag stayed set, that service would keep every trace, but
 * report the base rate to Sentry.
 *
 * The flag is changed on the span, because no hook of the SDK receives the headers before they are sent. The change
 * lasts only until the span ends, because the SDK sends a span only if its flag is set.
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
