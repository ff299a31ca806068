import type { Decision } from "./decide/decision.ts";
import type { TraceObserver } from "./sdk/span-events.ts";

/**
 * Maximum number of traces whose endpoints are stored. The endpoint of a trace is needed if an error occurs in the
 * trace.
 */
const MAX_REMEMBERED_TRACES = 1000;

/**
 * Creates an observer for head sampling. When an error is captured in a trace, the observer passes the endpoint of the
 * trace to `decision`, even if the trace is not sampled.
 */
export function createHeadSampler(decision: Decision): TraceObserver {
  const endpointByTrace = new Map<string, string>();
  return {
    begin(span, { key }) {
      const { traceId } = span.spanContext();
      endpointByTrace.delete(traceId);
      endpointByTrace.set(traceId, key);
      for (const oldest of endpointByTrace.keys()) {
        if (endpointByTrace.size <= MAX_REMEMBERED_TRACES) break;
        endpointByTrace.delete(oldest);
      }
    },
    fail(traceId) {
      const key = endpointByTrace.get(traceId);
      // The entry is deleted, so that a trace with several errors is counted only once.
      endpointByTrace.delete(traceId);
      if (key !== undefined) decision.noteError(key);
    },
  };
}
