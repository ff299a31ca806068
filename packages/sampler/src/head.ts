import type { Decision } from "./decide/decision.ts";
import type { TraceObserver } from "./sdk/span-events.ts";

/** Number of traces whose endpoint is remembered, so that their errors can be counted by endpoint. */
const MOST_TRACES = 1000;

/**
 * Creates an observer that reports captured errors to `decision` by endpoint, even those in traces that are not
 * sampled.
 */
export function createHeadSampler(decision: Decision): TraceObserver {
  const keys = new Map<string, string>();
  return {
    begin(span, { key }) {
      const { traceId } = span.spanContext();
      keys.delete(traceId);
      keys.set(traceId, key);
      for (const oldest of keys.keys()) {
        if (keys.size <= MOST_TRACES) break;
        keys.delete(oldest);
      }
    },
    fail(traceId) {
      const key = keys.get(traceId);
      // Counts each trace once, however many errors it has.
      keys.delete(traceId);
      if (key !== undefined) decision.noteError(key);
    },
  };
}
