import type { Decision } from "./decide/decision.ts";
import type { TraceObserver } from "./sdk/span-events.ts";

/** Maximum number of traces whose endpoint is remembered. When an error occurs in a trace, its endpoint is needed. */
const MAX_REMEMBERED_TRACES = 1000;

/**
 * Creates an observer for head sampling. It tells `decision` the endpoint of each trace in which an error was captured,
 * even if the trace is not sampled.
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
      // The trace is forgotten, so that it is counted only once, even if it has several errors.
      endpointByTrace.delete(traceId);
      if (key !== undefined) decision.noteError(key);
    },
  };
}
