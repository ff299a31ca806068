import type { Decision, Start } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import { contextNumber, type Envelope, type Span, stampSampleRate } from "../sdk/envelope.ts";
import { hasFailed } from "../sdk/span-failure.ts";
import type { Clock } from "../shared/clock.ts";
import { type SizedEnvelope, sizedCopyOf } from "./parcel.ts";
import { dueAt, isRunning, newTrace, type Trace } from "./trace.ts";

export interface TraceBufferSettings {
  readonly traces: number;
  readonly bytes: number;
  readonly ms: number;
}

export interface TraceSink {
  keep(parcel: SizedEnvelope): void;
  drop(envelope: Envelope): void;
  tell(report: SamplerReport): void;
}

/** The traces of one client. */
export interface TraceBuffer {
  /** A root span starts. */
  open(id: string, spanId: string, start: Start): Trace;
  /** Any span ends. Whether it failed is asked only where its envelope may come too late. */
  end(id: string, spanId: string, hasFailed: () => boolean): void;
  /** A trace that is held, or remembered. */
  find(id: string): Trace | undefined;
  /** An envelope has come: it is held, or follows what was decided. False if its trace is not known. */
  take(envelope: Envelope, spans: readonly Span[]): boolean;
  /** Decides what is due, and tells whether anything is still held. */
  decideDue(): boolean;
  /** Decides all whose roots have ended, and if asked those too that still run. */
  releaseAll(alsoOpen: boolean): void;
}

/** Holds the traces of one client until they are decided, and remembers them for what comes late. */
export function createTraceBuffer(
  decision: Decision,
  settings: TraceBufferSettings,
  outlet: TraceSink,
  now: Clock,
): TraceBuffer {
  /** In order of their start. */
  const live = new Map<string, Trace>();
  /** Of these, in order of their end, those in which no root runs. */
  const ended = new Set<Trace>();
  /** In order of their decision. */
  const decided = new Map<string, Trace>();
  let heldBytes = 0;

  function open(id: string, spanId: string, start: Start): Trace {
    const isLive = live.has(id);
    const trace = find(id) ?? newTrace(id, start);
    // Outside of a request all that v11 starts is one trace, in which each root still has a rule of its own.
    const isOwn = start.report.reason !== "inherited";
    if (isOwn && (!isLive || start.report.rate > trace.start.report.rate)) trace.start = start;
    if (!isLive) {
      // A decided trace in which a new root starts is held anew, with a failure of its own.
      trace.began = now();
      trace.failed = false;
      trace.durationMs = 0;
      trace.outcome = undefined;
      decided.delete(id);
      live.set(id, trace);
      makeRoom();
    }
    ended.delete(trace);
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
    if (live.has(trace.id) && !isRunning(trace)) ended.add(trace);
  }

  function find(id: string): Trace | undefined {
    return live.get(id) ?? decided.get(id);
  }

  function take(envelope: Envelope, spans: readonly Span[]): boolean {
    const trace = find(spans[0]?.trace_id ?? "");
    if (trace === undefined) return false;
    const parcel = sizedCopyOf(envelope, settings.bytes);
    const sampleRand = contextNumber(envelope, "sample_rand");
    if (sampleRand >= 0 && sampleRand < 1) trace.sampleRand = sampleRand;
    const roots = spans.filter((span) => span.is_segment);
    for (const { span_id = "", start_timestamp = 0, timestamp = 0, end_timestamp = timestamp } of roots) {
      trace.roots.delete(span_id);
      trace.durationMs = Math.max(trace.durationMs, 1000 * (end_timestamp - start_timestamp));
    }
    trace.came = now();
    trace.failed ||= spans.some(hasFailed);
    const { outcome } = trace;
    if (outcome === undefined) {
      noteEnd(trace);
      trace.held.push(parcel);
      heldBytes += parcel.bytes;
      // What is too large to be held would make all others go: only its own trace is decided.
      if (parcel.bytes > settings.bytes) decide(trace);
      makeRoom();
      return true;
    }
    // Late spans follow what was decided, but a root that outlasted the hold has a failure, or a length, of its own.
    const goesOn = roots.length > 0 || trace.outlasted;
    const isWorse = trace.failed ? outcome.reason !== "error" : outcome.reason !== "slow" && roots.length > 0;
    release(trace, goesOn && isWorse ? decideOutcome(trace) : outcome, parcel);
    return true;
  }

  function decide(trace: Trace): void {
    const { held, roots } = trace;
    trace.held = [];
    trace.outlasted = isRunning(trace);
    for (const { began, ended: until = now() } of roots.values()) {
      trace.durationMs = Math.max(trace.durationMs, until - began);
    }
    // Whatever has not come by now is waited for no longer, should the trace go on.
    roots.clear();
    ended.delete(trace);
    live.delete(trace.id);
    decided.set(trace.id, trace);
    const outcome = decideOutcome(trace);
    for (const parcel of held) {
      heldBytes -= parcel.bytes;
      release(trace, outcome, parcel);
    }
  }

  function decideOutcome(trace: Trace): SamplerReport {
    const outcome = decision.end(trace.start, trace);
    if (outcome.reason !== trace.outcome?.reason) outlet.tell({ ...outcome, kept: trace.sampleRand < outcome.rate });
    trace.outcome = outcome;
    return outcome;
  }

  /** Kept or not only now, since it may be the first to come, and to bring the chance along. */
  function release({ sampleRand }: Trace, { rate }: SamplerReport, parcel: SizedEnvelope): void {
    if (sampleRand < rate) {
      stampSampleRate(parcel.envelope, rate);
      outlet.keep(parcel);
    } else outlet.drop(parcel.envelope);
  }

  /** The oldest go first: held ones are decided by what is known, best those that have ended, and decided ones are forgotten. */
  function makeRoom(): void {
    for (const oldest of [ended, live.values()]) {
      for (const trace of oldest) {
        if (heldBytes <= settings.bytes && live.size <= settings.traces) break;
        if (trace.held.length > 0 || live.size > settings.traces) decide(trace);
      }
    }
    for (const id of decided.keys()) {
      if (decided.size <= settings.traces) break;
      decided.delete(id);
    }
  }

  function decideDue(): boolean {
    for (const trace of live.values()) {
      if (now() >= trace.began + settings.ms || now() >= dueAt(trace)) decide(trace);
    }
    return live.size > 0;
  }

  function releaseAll(alsoOpen: boolean): void {
    for (const trace of live.values()) if (alsoOpen || !isRunning(trace)) decide(trace);
  }

  return { open, end, find, take, decideDue, releaseAll };
}
