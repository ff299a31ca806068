import type { Decision } from "./decide/decision.ts";
import type { TraceObserver } from "./sdk/span-events.ts";

/** Traces whose endpoint is known, for errors to be counted by. */
const MOST_TRACES = 1000;

/** Tells the decision which endpoints the client reports errors of, whether their traces are sampled or not. */
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
      // Once for each trace, however many errors it has.
      keys.delete(traceId);
      if (key !== undefined) decision.noteError(key);
    },
  };
}
