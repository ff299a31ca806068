import type { Decision, StartDecision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { LiveSpan } from "../sdk/client.ts";
import {
  contextNumber,
  type Envelope,
  type EnvelopeSpan,
  rootIdIn,
  stampSampleRate,
  valuesOf,
} from "../sdk/envelope.ts";
import { toEnvelopeSpan } from "../sdk/live-span.ts";
import type { RootSpan } from "../sdk/root-span.ts";
import { hasFailed } from "../sdk/span-failure.ts";
import type { Clock } from "../shared/clock.ts";
import { safely } from "../shared/warn.ts";
import { createDecidedTraces } from "./decided-traces.ts";
import { type SizedEnvelope, sizedCopyOf, sizeOfAttributes } from "./sized-envelope.ts";
import { dueAt, isDropped, isRunning, newTrace, type Trace } from "./trace.ts";
import { createTraceIndex } from "./trace-index.ts";

export interface TraceBufferSettings {
  readonly traces: number;
  readonly bytes: number;
  readonly ms: number;
  /**
   * Whether the SDK immediately creates envelopes from the spans that the sampler passes to it. If false, the SDK
   * buffers the spans first.
   */
  readonly flushesTraces: boolean;
  /**
   * Whether to wait for the current synchronous code before deciding about a trace, because that code can still capture
   * an error.
   */
  readonly waitsForErrors: boolean;
  /** Whether the client is disabled. A disabled client drops all held traces. */
  isOff(): boolean;
}

export interface TraceSink {
  /** Sends envelopes of a trace. */
  keep(envelopes: readonly SizedEnvelope[], trace: Trace): void;
  drop(envelope: Envelope): void;
  /** Passes spans of a trace to the SDK, which then creates envelopes. */
  emit(spans: readonly LiveSpan[], trace: Trace): void;
  dropSpans(count: number): void;
  /** Called with each decision. Absent if the policy has no `onDecision`. */
  readonly tell: ((report: SamplerReport) => void) | undefined;
}

/**
 * Buffers the spans of each trace until the sampler has decided whether to keep the trace. Until then, the trace is
 * called held or undecided, and afterwards decided. Each client has its own buffer.
 */
export interface TraceBuffer {
  /** Records the start of a root span. */
  open(root: RootSpan, start: StartDecision): Trace;
  /** Records the end of the span with the id `spanId`. */
  end(trace: Trace, spanId: string, span: LiveSpan): void;
  /**
   * Returns the trace, held or decided, with the root span `rootId`. If there is none, returns the trace with the trace
   * id `id`.
   */
  find(id: string, rootId?: string): Trace | undefined;
  /**
   * Handles a streamed span that has ended, before the SDK processes it. If it is a root span and no other span of the
   * trace is running, decides about the trace. First waits for the current synchronous code if that code could still
   * capture an error. Returns false if the SDK should process the span now.
   */
  takeSpan(trace: Trace, span: LiveSpan, isRoot: boolean): boolean;
  /**
   * Handles the spans of a transaction that has ended. If no span of the trace is running and no other transaction is
   * awaited, decides about the trace. Returns whether the transaction is dropped.
   */
  dropsTransaction(trace: Trace, spans: readonly EnvelopeSpan[]): boolean;
  /**
   * Handles an envelope. If the trace is undecided, holds the envelope. If the trace is decided, keeps or drops the
   * envelope according to that decision. Returns false if the trace is unknown.
   */
  take(envelope: Envelope, spans: readonly EnvelopeSpan[]): boolean;
  /**
   * Decides about each held trace whose envelopes should all have arrived by now, or that reached the time limit.
   * Returns whether any trace is still held.
   */
  decideDue(): boolean;
  /**
   * Decides about all held traces whose root spans have ended. If `alsoOpen` is true, also decides about held traces
   * with a running root span.
   */
  releaseAll(alsoOpen: boolean): void;
}

/**
 * Creates a buffer. It also remembers recent decisions, so that late spans are treated like the rest of their trace.
 */
export function createTraceBuffer(
  decision: Decision,
  settings: TraceBufferSettings,
  sink: TraceSink,
  now: Clock,
): TraceBuffer {
  const index = createTraceIndex();
  /** Undecided traces, sorted by the time at which they started. */
  const undecided = new Set<Trace>();
  /** Undecided traces without a running root span, sorted by the time at which they ended. */
  const endedTraces = new Set<Trace>();
  const decidedTraces = createDecidedTraces(settings.traces, index.forget);
  let heldBytes = 0;
  /** The kept envelopes of a trace, while `together` collects them. */
  let kept: SizedEnvelope[] | undefined;

  function open(root: RootSpan, start: StartDecision): Trace {
    const found = index.ofRoot(root);
    const trace = found ?? newTrace(root, start);
    const isUndecided = undecided.has(trace);
    // Root spans of one trace that run at the same time can match different rules. The highest rate applies to the
    // trace.
    const beganHere = start.report.reason !== "inherited";
    if (beganHere && (!isUndecided || start.report.rate > trace.start.report.rate)) trace.start = start;
    if (!isUndecided) {
      // The trace is new, or a root span has started after the decision. In the second case, the trace is held again,
      // and earlier failures no longer count.
      trace.began = now();
      trace.failed = false;
      trace.late = undefined;
      trace.durationMs = 0;
      trace.outcome = undefined;
      decidedTraces.forget(trace);
      undecided.add(trace);
      enforceLimits();
    }
    index.add(trace, root);
    trace.planned = undefined;
    endedTraces.delete(trace);
    trace.roots.set(root.spanId, { began: now(), ended: undefined });
    trace.running += 1;
    return trace;
  }

  function end(trace: Trace, spanId: string, span: LiveSpan): void {
    trace.running -= 1;
    const root = trace.roots.get(spanId);
    if (root !== undefined) {
      root.ended = now();
      noteEnd(trace);
      // A child span that ends after the root spans is checked for a failure now, because its envelope may arrive after
      // the decision.
    } else if (!isRunning(trace)) trace.failed ||= hasFailed(toEnvelopeSpan(span));
  }

  function noteEnd(trace: Trace): void {
    if (undecided.has(trace) && !isRunning(trace)) endedTraces.add(trace);
  }

  /** Matches the rules against a root span that has ended, because its name and attributes are final now. */
  function noteFinal(trace: Trace, root: EnvelopeSpan): void {
    const late = decision.late(trace.start, () => ({ name: root.name ?? "", attributes: valuesOf(root) }));
    if (late !== undefined && late.rate >= (trace.late?.rate ?? 0)) trace.late = late;
  }

  function takeSpan(trace: Trace, span: LiveSpan, isRoot: boolean): boolean {
    // Late spans of a dropped trace are dropped too, with two exceptions: a late root span, and any span of a trace
    // that still had a running root span at the decision. These can change the decision, so the SDK must process them.
    if (trace.outcome !== undefined) {
      const follows = !isRoot && !trace.wasRunning && isDropped(trace);
      if (follows) sink.dropSpans(1);
      return follows;
    }
    const ended = toEnvelopeSpan(span);
    const bytes = sizeOfAttributes(ended.data);
    trace.failed ||= hasFailed(ended);
    trace.live.push(span);
    trace.liveBytes += bytes;
    heldBytes += bytes;
    if (isRoot) {
      noteFinal(trace, ended);
      if (trace.running > 0 || !trace.isRandKnown) giveToSdk(trace);
      else if (settings.waitsForErrors && !trace.failed && trace.start.report.rate < 1) decideSoon(trace);
      else decideNow(trace);
    }
    enforceLimits();
    return true;
  }

  /**
   * Decides about a trace after the current synchronous code has finished, because that code can still capture an
   * error.
   */
  function decideSoon(trace: Trace): void {
    queueMicrotask(() =>
      safely(() => {
        if (trace.outcome === undefined && trace.running <= 0 && trace.live.length > 0) decideNow(trace);
      }),
    );
  }

  /** Decides about a trace whose spans have all ended, but whose envelopes have not arrived yet. */
  function decideNow(trace: Trace): void {
    const outcome = decideOutcome(trace);
    if (settings.flushesTraces || isDropped(trace)) decide(trace, outcome);
    else {
      // The SDK buffers the spans for several seconds. The trace stays held until their envelopes arrive, because a
      // decided trace could be forgotten before they do.
      trace.outcome = undefined;
      trace.planned = outcome;
      giveToSdk(trace);
    }
  }

  /** Removes and returns the spans that were not passed to the SDK yet. */
  function takeLive(trace: Trace): readonly LiveSpan[] {
    const { live, liveBytes } = trace;
    heldBytes -= liveBytes;
    trace.live = [];
    trace.liveBytes = 0;
    return live;
  }

  function giveToSdk(trace: Trace): void {
    const spans = takeLive(trace);
    if (spans.length > 0) sink.emit(spans, trace);
  }

  function dropsTransaction(trace: Trace, spans: readonly EnvelopeSpan[]): boolean {
    const [root] = spans;
    const hasFailure = spans.some(hasFailed);
    if (trace.outcome === undefined) {
      // Spans of the trace that are still running, and root spans whose envelopes are missing, can change the decision.
      const isLast = trace.running <= 0 && trace.roots.size === 1 && trace.roots.has(root?.span_id ?? "");
      if (root === undefined || !isLast || !trace.isRandKnown) return false;
      trace.failed ||= hasFailure;
      noteFinal(trace, root);
      decide(trace);
      return isDropped(trace);
    }
    return isDropped(trace) && !trace.wasRunning && !hasFailure;
  }

  function take(envelope: Envelope, spans: readonly EnvelopeSpan[]): boolean {
    const trace = index.find(spans[0]?.trace_id ?? "", rootIdIn(spans[0]));
    if (trace === undefined) return false;
    const sized = sizedCopyOf(envelope, settings.bytes);
    const sampleRand = contextNumber(envelope, "sample_rand");
    if (sampleRand >= 0 && sampleRand < 1) {
      trace.sampleRand = sampleRand;
      trace.isRandKnown = true;
    }
    const roots = spans.filter((span) => span.is_segment);
    for (const root of roots) {
      const { span_id = "", start_timestamp = 0, timestamp = 0, end_timestamp = timestamp } = root;
      trace.roots.delete(span_id);
      trace.durationMs = Math.max(trace.durationMs, 1000 * (end_timestamp - start_timestamp));
      noteFinal(trace, root);
    }
    trace.lastArrival = now();
    trace.failed ||= spans.some(hasFailed);
    const { outcome } = trace;
    if (outcome === undefined) {
      noteEnd(trace);
      trace.held.push(sized);
      heldBytes += sized.bytes;
      // This envelope alone exceeds the limit, so the decision is made now. Otherwise, it would displace all other
      // traces from the buffer.
      if (sized.bytes > settings.bytes) decide(trace);
      enforceLimits();
      return true;
    }
    // A span that arrives after the decision usually does not change it. But a late root span, or any span of a trace
    // that still had a running root span at the decision, can show that the trace failed or was slow. Then the decision
    // is made again.
    const canChange = outcome.reason !== "off" && (roots.length > 0 || trace.wasRunning);
    const isLonger = trace.wasRunning && roots.length > 0 && outcome.reason !== "slow";
    const isWorse = trace.failed ? outcome.reason !== "error" : isLonger;
    release(trace, canChange && isWorse ? decideOutcome(trace) : outcome, sized);
    return true;
  }

  function decide(trace: Trace, outcome: SamplerReport = decideOutcome(trace)): void {
    const { held, roots } = trace;
    trace.held = [];
    trace.wasRunning = isRunning(trace);
    trace.outcome = outcome;
    // The trace no longer waits for missing envelopes, not even if a new root span starts and the trace is held again.
    roots.clear();
    endedTraces.delete(trace);
    undecided.delete(trace);
    decidedTraces.remember(trace);
    // The request was needed only for matching the rules. The trace is remembered longer, and must not keep the
    // request's headers in memory.
    if (trace.start.request !== undefined) trace.start = { ...trace.start, request: undefined };
    together(trace, () => {
      for (const sized of held) {
        heldBytes -= sized.bytes;
        release(trace, outcome, sized);
      }
      if (isDropped(trace)) sink.dropSpans(takeLive(trace).length);
      else giveToSdk(trace);
    });
  }

  function decideOutcome(trace: Trace): SamplerReport {
    const { start, planned } = trace;
    trace.planned = undefined;
    if (planned !== undefined && !settings.isOff()) return planned;
    for (const { began, ended: until = now() } of trace.roots.values()) {
      trace.durationMs = Math.max(trace.durationMs, until - began);
    }
    const outcome: SamplerReport = settings.isOff()
      ? { name: start.report.name, reason: "off", rate: 0 }
      : decision.end(start, trace);
    if (outcome.reason !== trace.outcome?.reason) sink.tell?.({ ...outcome, kept: trace.sampleRand < outcome.rate });
    trace.outcome = outcome;
    return outcome;
  }

  /**
   * Keeps or drops an envelope. The random number is compared with the rate for each envelope, because the envelope may
   * have contained a number that an earlier service chose.
   */
  function release(trace: Trace, { rate }: SamplerReport, sized: SizedEnvelope): void {
    if (trace.sampleRand < rate) {
      stampSampleRate(sized.envelope, rate);
      if (kept === undefined) sink.keep([sized], trace);
      else kept.push(sized);
    } else sink.drop(sized.envelope);
  }

  /** Runs `releaseAll`, and passes all envelopes that it keeps to the sink in one call. */
  function together(trace: Trace, releaseAll: () => void): void {
    const own: SizedEnvelope[] = [];
    const before = kept;
    kept = own;
    try {
      releaseAll();
    } finally {
      kept = before;
      if (own.length > 0) sink.keep(own, trace);
    }
  }

  /**
   * Enforces the limits. If there are too many held traces or bytes, decides about the oldest traces early, starting
   * with those without a running root span.
   */
  function enforceLimits(): void {
    const isOver = () => heldBytes > settings.bytes || undecided.size > settings.traces;
    // This check comes first, because the function is called for each span.
    if (!isOver()) return;
    for (const oldest of [endedTraces, undecided]) {
      for (const trace of oldest) {
        if (!isOver()) break;
        if (trace.held.length + trace.live.length > 0 || undecided.size > settings.traces) decide(trace);
      }
    }
  }

  function decideDue(): boolean {
    for (const trace of undecided) {
      if (settings.isOff() || now() >= trace.began + settings.ms || now() >= dueAt(trace)) decide(trace);
    }
    return undecided.size > 0;
  }

  function releaseAll(alsoOpen: boolean): void {
    for (const trace of undecided) if (alsoOpen || !isRunning(trace)) decide(trace);
  }

  return { open, end, find: index.find, takeSpan, dropsTransaction, take, decideDue, releaseAll };
}
