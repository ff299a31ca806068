import type { Decision } from "./decide/decision.ts";
import type { TraceObserver } from "./sdk/span-events.ts";

/** How many traces' endpoints are remembered, so that errors can be counted by endpoint. */
const MOST_TRACES = 1000;

/** Reports captured errors to the decision by endpoint, whether or not their traces are sampled. */
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
