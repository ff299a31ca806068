import { getCurrentScope, startNewTrace } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import type { CallbackRunner } from "./reporting.ts";

/**
 * The trace ids of the calls of `onScrub`. Data that the callback itself sends to Sentry must not be reported to
 * `onScrub`, because this would cause an endless loop. To recognize such data, each call runs in its own trace. Logs,
 * metrics and spans are recognized even if they are sent after the call. In runtimes that track asynchronous calls,
 * data that the callback sends after an `await` is recognized too.
 */
const callbackTraces = new Set<unknown>();
/**
 * Maximum number of trace ids in `callbackTraces`. When the set is full, it is cleared. In practice, far fewer calls
 * have data that is not sent yet.
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
 * For any other item, checks the trace id in the envelope's header or in the event.
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

/** Runs each call of `onScrub` in its own trace, whose id shows which data the callback sends. */
export const OWN_TRACES: CallbackRunner = { run: inOwnTrace, isFromCallback };
