import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";

/**
 * Trace ids of the calls of `onScrub`. What `onScrub` sends to Sentry is not reported to `onScrub`, because each report
 * would cause another one. Each call runs in a new trace, whose id also identifies what the callback sends much later:
 * logs, metrics, spans and, in runtimes that track asynchronous calls, everything after an `await`.
 */
const traces = new Set<unknown>();
/** Maximum number of remembered trace ids: more than the calls whose data a client has in flight at once. */
const MOST_TRACES = 1000;

export function inOwnTrace(run: () => void): void {
  startNewTrace(() => {
    if (traces.size >= MOST_TRACES) traces.clear();
    traces.add(getCurrentScope().getPropagationContext().traceId);
    run();
  });
}

/**
 * Checks by the trace id whether an item was sent by `onScrub`. In a container, the trace ids of all entries are
 * checked; otherwise the trace id in the envelope's header or in the event.
 */
export function isOwn(header: unknown, item: readonly unknown[]): boolean {
  try {
    const payload = item[1];
    const items = field(payload, "items");
    const trace = field(header, "trace") ?? field(field(payload, "contexts"), "trace");
    const parts: readonly unknown[] = Array.isArray(items) ? items : [trace];
    return parts.every((part) => traces.has(field(part, "trace_id")));
  } catch {
    return false;
  }
}
