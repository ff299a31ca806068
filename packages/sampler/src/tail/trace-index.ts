import type { RootSpan } from "../sdk/root-span.ts";
import type { Trace } from "./trace.ts";

/** Finds traces by the ids of their root spans, or by their trace ids. */
export interface TraceIndex {
  /** Returns the trace to which a new root span belongs, or `undefined` if the trace is unknown. */
  ofRoot(root: RootSpan): Trace | undefined;
  /**
   * Returns the trace with the root span `rootId`. If this span is unknown, returns the trace with the trace id `id`,
   * if there is only one.
   */
  find(id: string, rootId: string | undefined): Trace | undefined;
  add(trace: Trace, root: RootSpan): void;
  /** Removes the root spans of a trace from the index. */
  forget(trace: Trace): void;
}

export function createTraceIndex(): TraceIndex {
  /** Traces by trace id and root span id. A trace has one entry per root span. */
  const byRoot = new Map<string, Trace>();
  /** The keys of each trace in `byRoot`. */
  const rootsOf = new WeakMap<Trace, string[]>();
  /** The latest trace with each trace id. Traces with `isAlone` are not included. */
  const latest = new Map<string, Trace>();
  /**
   * Trace ids that more than one trace has. This happens if a calling service sends the same trace id with different
   * random numbers.
   */
  const ambiguous = new Set<string>();

  function find(id: string, rootId: string | undefined): Trace | undefined {
    return byRoot.get(`${id} ${rootId}`) ?? (ambiguous.has(id) ? undefined : latest.get(id));
  }

  return {
    ofRoot({ traceId, sampleRand, isAlone, outer }) {
      const enclosing = outer === undefined ? undefined : byRoot.get(`${traceId} ${outer}`);
      const trace = enclosing ?? (isAlone ? undefined : latest.get(traceId));
      // If two root spans have different random numbers, the calling service decided about them separately, so they
      // belong to different traces.
      const isSame = outer !== undefined || sampleRand === undefined || trace?.sampleRand === sampleRand;
      return isSame ? trace : undefined;
    },
    find,
    add(trace, { traceId, spanId, isAlone }) {
      const key = `${traceId} ${spanId}`;
      byRoot.set(key, trace);
      const roots = rootsOf.get(trace) ?? [];
      roots.push(key);
      rootsOf.set(trace, roots);
      if (isAlone) return;
      if (latest.has(traceId) && latest.get(traceId) !== trace) ambiguous.add(traceId);
      latest.set(traceId, trace);
    },
    forget(trace) {
      for (const key of rootsOf.get(trace) ?? []) byRoot.delete(key);
      rootsOf.delete(trace);
      if (latest.get(trace.id) !== trace) return;
      latest.delete(trace.id);
      ambiguous.delete(trace.id);
    },
  };
}
