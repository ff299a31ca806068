import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";

/**
 * Trace ids of the calls of `onScrub`. Each call runs in a new trace, so that what it sends to Sentry can be
 * recognized: reporting that to `onScrub` too would cause an endless loop. The id also identifies what the callback
 * sends much later: logs, metrics, spans and, in runtimes that track asynchronous calls, everything after an `await`.
 */
const callbackTraces = new Set<unknown>();
/** Maximum number of remembered trace ids: more than the calls whose data a client still has to send. */
const MOST_CALLBACK_TRACES = 1000;

/** Runs `onScrub` in a new trace, and remembers the id of that trace. */
export function inOwnTrace(run: () => void): void {
  startNewTrace(() => {
    if (callbackTraces.size >= MOST_CALLBACK_TRACES) callbackTraces.clear();
    callbackTraces.add(getCurrentScope().getPropagationContext().traceId);
    run();
  });
}

/**
 * Checks whether `onScrub` sent an item. Uses the trace ids of all entries if the item is a container, and otherwise
 * the trace id in the envelope's header or in the event.
 */
export function isFromCallback(header: unknown, item: readonly unknown[]): boolean {
  try {
    const payload = item[1];
    const items = field(payload, "items");
    const trace = field(header, "trace") ?? field(field(payload, "contexts"), "trace");
    const parts: readonly unknown[] = Array.isArray(items) ? items : [trace];
    return parts.every((part) => callbackTraces.has(field(part, "trace_id")));
  } catch {
    return false;
  }
}
