import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import type { CallbackRunner } from "./reporting.ts";

/**
 * The trace ids of the calls of `onScrub`. Each call runs in a new trace, so that data which the callback sends to
 * Sentry can be recognized. Reporting this data to `onScrub` would cause an endless loop. Logs, metrics and spans are
 * recognized even if they are sent later. In runtimes that track asynchronous calls, data that the callback sends after
 * an `await` is recognized too.
 */
const callbackTraces = new Set<unknown>();
/**
 * Maximum number of trace ids in `callbackTraces`. When the set is full, it is cleared. In practice, fewer calls have
 * unsent data.
 */
const MOST_CALLBACK_TRACES = 1000;

/** Runs a call of `onScrub` in a new trace, and stores the trace id. */
export function inOwnTrace(run: () => void): void {
  startNewTrace(() => {
    if (callbackTraces.size >= MOST_CALLBACK_TRACES) callbackTraces.clear();
    callbackTraces.add(getCurrentScope().getPropagationContext().traceId);
    run();
  });
}

/**
 * Checks whether `onScrub` sent an item. In a container of logs, metrics or spans, checks the trace ids of all entries.
 * Otherwise, checks the trace id in the envelope's header or in the event.
 */
function isFromCallback(header: unknown, item: readonly unknown[]): boolean {
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

/** Runs each call of `onScrub` in its own trace, and recognizes the data that it sends by the trace id. */
export const OWN_TRACES: CallbackRunner = { run: inOwnTrace, isFromCallback };
