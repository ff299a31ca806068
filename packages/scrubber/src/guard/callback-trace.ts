import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "../shared/guards.ts";

/**
 * What `onScrub` itself sends to Sentry is not reported to it: that would never end. It runs in a trace of its own, and
 * by that trace is known whatever it captures, also what is sent much later: logs, metrics, spans, and, where the
 * runtime keeps track of asynchronous calls, what comes after an `await`.
 */
const traces = new Set<unknown>();
/** More traces than a client has in flight at once. */
const MOST_TRACES = 1000;

export function inOwnTrace(run: () => void): void {
  startNewTrace(() => {
    if (traces.size >= MOST_TRACES) traces.clear();
    traces.add(getCurrentScope().getPropagationContext().traceId);
    run();
  });
}

/** Whether all of an item belongs to such traces: each that a container holds, or what its envelope's header names. */
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
