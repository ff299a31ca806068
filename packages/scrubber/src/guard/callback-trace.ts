import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "../shared/guards.ts";

/**
 * Trace ids of calls of `onScrub`. What it sends to Sentry is not reported to it, or that would never end. Each call
 * has a new trace, which also identifies what is sent much later: logs, metrics, spans, and, where the runtime tracks
 * asynchronous calls, what follows an `await`.
 */
const traces = new Set<unknown>();
/** Maximum remembered traces: more than a client has in flight at once. */
const MOST_TRACES = 1000;

export function inOwnTrace(run: () => void): void {
  startNewTrace(() => {
    if (traces.size >= MOST_TRACES) traces.clear();
    traces.add(getCurrentScope().getPropagationContext().traceId);
    run();
  });
}

/** Checks whether an item is from `onScrub`: every entry of a container, or the trace of the header or the event. */
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
