import type { Decision, StartDecision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import { contextNumber, type Envelope, type EnvelopeSpan, stampSampleRate } from "../sdk/envelope.ts";
import { hasFailed } from "../sdk/span-failure.ts";
import type { Clock } from "../shared/clock.ts";
import { type SizedEnvelope, sizedCopyOf } from "./sized-envelope.ts";
import { dueAt, isRunning, newTrace, type Trace } from "./trace.ts";

export interface TraceBufferSettings {
  readonly traces: number;
  readonly bytes: number;
  readonly ms: number;
}

export interface TraceSink {
  keep(sized: SizedEnvelope): void;
  drop(envelope: Envelope): void;
  tell(report: SamplerReport): void;
}

/** Holds the traces of one client. */
export interface TraceBuffer {
  /** Records the start of a root span. */
  open(id: string, spanId: string, start: StartDecision): Trace;
  /**
   * Records the end of any span. `hasFailed` is called only for a child span that ends after all root spans of its
   * trace, because the envelope of such a child might arrive after the decision about the trace.
   */
  end(id: string, spanId: string, hasFailed: () => boolean): void;
  /** Returns the trace with this id if it is held, or if it is decided and still remembered. */
  find(id: string): Trace | undefined;
  /**
   * Holds an envelope of an undecided trace, or applies the decision of a decided one. Returns false if the trace is
   * unknown.
   */
  take(envelope: Envelope, spans: readonly EnvelopeSpan[]): boolean;
  /**
   * Makes the decision about each held trace whose envelopes should all have arrived, or which was held for the maximum
   * time. Returns whether any trace is still held.
   */
  decideDue(): boolean;
  /**
   * Makes the decision about all traces whose root spans have ended and, if `alsoOpen` is true, about those with a
   * running root span.
   */
  releaseAll(alsoOpen: boolean): void;
}

/** Creates a buffer that holds undecided traces, and remembers decided ones so that late spans follow the decision. */
export function createTraceBuffer(
  decision: Decision,
  settings: TraceBufferSettings,
  sink: TraceSink,
  now: Clock,
): TraceBuffer {
  /** Undecided traces, in order of their start. */
  const undecided = new Map<string, Trace>();
  /** Undecided traces without a running root, in order of their end. */
  const endedTraces = new Set<Trace>();
  /** Traces about which the decision has been made, in order of their decision. Only the latest ones are remembered. */
  const decided = new Map<string, Trace>();
  let heldBytes = 0;

  function open(id: string, spanId: string, start: StartDecision): Trace {
    const isUndecided = undecided.has(id);
    const trace = find(id) ?? newTrace(id, start);
    // SDK v11 puts all root spans outside a request into one trace. Each of these root spans can match a different
    // rule; the highest rate wins.
    const beganHere = start.report.reason !== "inherited";
    if (beganHere && (!isUndecided || start.report.rate > trace.start.report.rate)) trace.start = start;
    if (!isUndecided) {
      // If a new root starts in a decided trace, the trace is held again, and its earlier failures no longer count.
      trace.began = now();
      trace.failed = false;
      trace.durationMs = 0;
      trace.outcome = undefined;
      decided.delete(id);
      undecided.set(id, trace);
      enforceLimits();
    }
    endedTraces.delete(trace);
    trace.roots.set(spanId, { began: now(), ended: undefined });
    return trace;
  }

  function end(id: string, spanId: string, hasFailed: () => boolean): void {
    const trace = find(id);
    if (trace === undefined) return;
    const root = trace.roots.get(spanId);
    if (root !== undefined) {
      root.ended = now();
      noteEnd(trace);
    } else if (!isRunning(trace)) trace.failed ||= hasFailed();
  }

  function noteEnd(trace: Trace): void {
    if (undecided.has(trace.id) && !isRunning(trace)) endedTraces.add(trace);
  }

  function find(id: string): Trace | undefined {
    return undecided.get(id) ?? decided.get(id);
  }

  function take(envelope: Envelope, spans: readonly EnvelopeSpan[]): boolean {
    const trace = find(spans[0]?.trace_id ?? "");
    if (trace === undefined) return false;
    const sized = sizedCopyOf(envelope, settings.bytes);
    const sampleRand = contextNumber(envelope, "sample_rand");
    if (sampleRand >= 0 && sampleRand < 1) trace.sampleRand = sampleRand;
    const roots = spans.filter((span) => span.is_segment);
    for (const { span_id = "", start_timestamp = 0, timestamp = 0, end_timestamp = timestamp } of roots) {
      trace.roots.delete(span_id);
      trace.durationMs = Math.max(trace.durationMs, 1000 * (end_timestamp - start_timestamp));
    }
    trace.lastArrival = now();
    trace.failed ||= spans.some(hasFailed);
    const { outcome } = trace;
    if (outcome === undefined) {
      noteEnd(trace);
      trace.held.push(sized);
      heldBytes += sized.bytes;
      // If this envelope is too large to be held, the decision about its trace is made now. Otherwise the envelope
      // would push all other traces out of the buffer.
      if (sized.bytes > settings.bytes) decide(trace);
      enforceLimits();
      return true;
    }
    // A span that arrives after the decision usually follows it. But if the span is a root span, or a root span was
    // still running at the time of the decision, the span can show that the trace failed or was slow. Then the decision
    // is made again.
    const canChange = roots.length > 0 || trace.wasRunning;
    const isWorse = trace.failed ? outcome.reason !== "error" : outcome.reason !== "slow" && roots.length > 0;
    release(trace, canChange && isWorse ? decideOutcome(trace) : outcome, sized);
    return true;
  }

  function decide(trace: Trace): void {
    const { held, roots } = trace;
    trace.held = [];
    trace.wasRunning = isRunning(trace);
    for (const { began, ended: until = now() } of roots.values()) {
      trace.durationMs = Math.max(trace.durationMs, until - began);
    }
    // Forgets the root spans whose envelopes are missing. If a new root span starts in the trace, the trace is held
    // again, but it must not wait for these envelopes.
    roots.clear();
    endedTraces.delete(trace);
    undecided.delete(trace.id);
    decided.set(trace.id, trace);
    const outcome = decideOutcome(trace);
    for (const sized of held) {
      heldBytes -= sized.bytes;
      release(trace, outcome, sized);
    }
  }

  function decideOutcome(trace: Trace): SamplerReport {
    const outcome = decision.end(trace.start, trace);
    if (outcome.reason !== trace.outcome?.reason) sink.tell({ ...outcome, kept: trace.sampleRand < outcome.rate });
    trace.outcome = outcome;
    return outcome;
  }

  /**
   * Keeps or drops an envelope. The correct `sampleRand` might arrive only with this envelope, so `sampleRand` is
   * compared with the rate for each envelope anew.
   */
  function release({ sampleRand }: Trace, { rate }: SamplerReport, sized: SizedEnvelope): void {
    if (sampleRand < rate) {
      stampSampleRate(sized.envelope, rate);
      sink.keep(sized);
    } else sink.drop(sized.envelope);
  }

  /**
   * Enforces the limits. While a limit is exceeded, decides early about the oldest held traces, first about those
   * without a running root. Also forgets the oldest decided traces.
   */
  function enforceLimits(): void {
    for (const oldest of [endedTraces, undecided.values()]) {
      for (const trace of oldest) {
        if (heldBytes <= settings.bytes && undecided.size <= settings.traces) break;
        if (trace.held.length > 0 || undecided.size > settings.traces) decide(trace);
      }
    }
    for (const id of decided.keys()) {
      if (decided.size <= settings.traces) break;
      decided.delete(id);
    }
  }

  function decideDue(): boolean {
    for (const trace of undecided.values()) {
      if (now() >= trace.began + settings.ms || now() >= dueAt(trace)) decide(trace);
    }
    return undecided.size > 0;
  }

  function releaseAll(alsoOpen: boolean): void {
    for (const trace of undecided.values()) if (alsoOpen || !isRunning(trace)) decide(trace);
  }

  return { open, end, find, take, decideDue, releaseAll };
}
