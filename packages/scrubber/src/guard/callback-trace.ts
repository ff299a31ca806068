import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import type { CallbackRunner } from "./reporting.ts";

/**
 * The trace ids of the calls of `onScrub`. Each call runs in a new trace, so data that the callback itself sends to
 * Sentry can be recognized by its trace id. If this data were reported to `onScrub`, the callback would send more data,
 * in an endless loop. Logs, metrics and spans are recognized even if they are sent much later. In runtimes that track
 * asynchronous calls, the same is true for everything that the callback sends after an `await`.
 */
const callbackTraces = new Set<unknown>();
/**
 * Maximum number of trace ids in `callbackTraces`. If the set is full, it is cleared. In practice, fewer calls have
 * data that is still waiting to be sent.
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
 * Checks whether `onScrub` itself sent an item. For a container of logs, metrics or spans, checks the trace ids of all
 * its entries. For any other item, checks the trace id in the header of the envelope or in the event.
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

/**
 * Runs each call of `onScrub` in its own trace of the SDK. The data that the callback sends is recognized by the id of
 * this trace.
 */
export const OWN_TRACES: CallbackRunner = { run: inOwnTrace, isFromCallback };
