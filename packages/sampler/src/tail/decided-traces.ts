import { limitSize } from "../shared/limit-size.ts";
import { isDropped, type Trace } from "./trace.ts";

/** Maximum size of `dropped`, which is the set of dropped traces that had no running span when they were dropped. */
const MAX_DROPPED = 1000;

/**
 * The latest decided traces. They are remembered, so that late spans are kept or dropped like the rest of their trace.
 */
export interface DecidedTraces {
  /** Remembers a trace that was just decided. If there are too many, forgets the oldest one. */
  remember(trace: Trace): void;
  /** Forgets a trace if it is remembered. */
  forget(trace: Trace): void;
}

/** `onForget` is called with each trace that is forgotten. */
export function createDecidedTraces(maxTraces: number, onForget: (trace: Trace) => void): DecidedTraces {
  const decided = new Set<Trace>();
  /**
   * Dropped traces that had no running span when they were dropped. Such a trace rarely gets late spans, so fewer of
   * these traces are remembered.
   */
  const dropped = new Set<Trace>();

  function add(trace: Trace, traces: Set<Trace>, limit: number): void {
    traces.add(trace);
    limitSize(traces, limit, onForget);
  }

  return {
    remember(trace) {
      if (isDropped(trace) && trace.running <= 0) add(trace, dropped, Math.min(maxTraces, MAX_DROPPED));
      else add(trace, decided, maxTraces);
    },
    forget(trace) {
      if (decided.delete(trace) || dropped.delete(trace)) onForget(trace);
    },
  };
}
