import type { Clock } from "./clock.ts";
import type { Decision, Start } from "./decide.ts";
import { contextNumber, type Envelope, type Parcel, type Span, sizeOf, stateRate } from "./envelope.ts";
import { hasFailed } from "./failure.ts";
import type { SamplerReport } from "./report.ts";

/** One trace's local part. */
interface Trace {
  readonly id: string;
  readonly start: Start;
  /** From 0 to 1, the same for every service of the trace. Where none comes along, the trace id's first 52 bits give one. */
  chance: number;
  /** Local roots, running or ended, that have not come yet, by span id. */
  readonly missing: Set<string>;
  began: number;
  /** When the last of it came. */
  came: number;
  failed: boolean;
  durationMs: number;
  held: Parcel[];
  verdict: SamplerReport | undefined;
}

export interface HoldSettings {
  readonly traces: number;
  readonly bytes: number;
  readonly ms: number;
}

export interface Outlet {
  keep(parcel: Parcel): void;
  drop(envelope: Envelope): void;
  tell(report: SamplerReport): void;
}

/** After a trace's last root has come: children may end late. */
const GRACE_MS = 1000;

/** The traces of one client. */
export interface Hold {
  /** A root span starts. */
  open(id: string, spanId: string, start: Start): Trace;
  /** A trace that is held, or remembered. */
  find(id: string): Trace | undefined;
  /** An envelope has come: it is held, or follows what was decided. False if its trace is not known. */
  take(envelope: Envelope, spans: readonly Span[]): boolean;
  /** Decides what is due, and tells whether anything is still held. */
  sweep(): boolean;
  /** Decides all whose roots have come, and if asked those too whose have not. */
  releaseAll(alsoOpen: boolean): void;
}

/** Holds the traces of one client until they are decided, and remembers them for what comes late. */
export function createHold(decision: Decision, settings: HoldSettings, outlet: Outlet, now: Clock): Hold {
  /** In order of their start. */
  const live = new Map<string, Trace>();
  /** In order of their decision. */
  const decided = new Map<string, Trace>();
  let heldBytes = 0;

  function open(id: string, spanId: string, start: Start): Trace {
    const trace = find(id) ?? {
      id,
      start,
      chance: Number.parseInt(id.slice(0, 13), 16) / 16 ** 13,
      missing: new Set<string>(),
      began: 0,
      came: 0,
      failed: false,
      durationMs: 0,
      held: [],
      verdict: undefined,
    };
    if (!live.has(id)) {
      // A decided trace in which a new root starts is held anew: the same base decision, but a failure of its own.
      trace.began = now();
      trace.failed = false;
      trace.durationMs = 0;
      trace.verdict = undefined;
      decided.delete(id);
      live.set(id, trace);
      makeRoom();
    }
    trace.missing.add(spanId);
    return trace;
  }

  function find(id: string): Trace | undefined {
    return live.get(id) ?? decided.get(id);
  }

  function take(envelope: Envelope, spans: readonly Span[]): boolean {
    const trace = find(spans[0]?.trace_id ?? "");
    if (trace === undefined) return false;
    const parcel = { envelope, bytes: sizeOf(envelope) };
    const chance = contextNumber(envelope, "sample_rand");
    if (chance >= 0 && chance < 1) trace.chance = chance;
    const roots = spans.filter((span) => span.is_segment);
    for (const { span_id = "", start_timestamp = 0, timestamp = 0, end_timestamp = timestamp } of roots) {
      trace.missing.delete(span_id);
      trace.durationMs = Math.max(trace.durationMs, 1000 * (end_timestamp - start_timestamp));
    }
    trace.came = now();
    if (trace.verdict === undefined) {
      trace.failed ||= spans.some(hasFailed);
      trace.held.push(parcel);
      heldBytes += parcel.bytes;
      makeRoom();
      return true;
    }
    // Late spans follow what was decided, but a root that outlasted the hold has a failure of its own.
    if (roots.length > 0 && trace.verdict.reason !== "error") {
      trace.failed ||= spans.some(hasFailed);
      if (trace.failed) judge(trace);
    }
    release(trace, trace.verdict, parcel);
    return true;
  }

  function decide(trace: Trace): void {
    const { held } = trace;
    trace.held = [];
    // Whatever has not come by now is waited for no longer, should the trace go on.
    trace.missing.clear();
    live.delete(trace.id);
    decided.set(trace.id, trace);
    const verdict = judge(trace);
    for (const parcel of held) {
      heldBytes -= parcel.bytes;
      release(trace, verdict, parcel);
    }
  }

  function judge(trace: Trace): SamplerReport {
    const verdict = decision.end(trace.start, trace);
    trace.verdict = verdict;
    outlet.tell({ ...verdict, kept: trace.chance < verdict.rate });
    return verdict;
  }

  /** Kept or not only now, since it may be the first to come, and to bring the chance along. */
  function release({ chance }: Trace, { rate }: SamplerReport, parcel: Parcel): void {
    if (chance < rate) {
      stateRate(parcel.envelope, rate);
      outlet.keep(parcel);
    } else outlet.drop(parcel.envelope);
  }

  /** The oldest go first: decided ones are forgotten, then held ones are decided by what is known. */
  function makeRoom(): void {
    for (const trace of live.values()) {
      if (heldBytes <= settings.bytes && live.size <= settings.traces) break;
      if (trace.held.length > 0 || live.size > settings.traces) decide(trace);
    }
    for (const id of decided.keys()) {
      if (live.size + decided.size <= settings.traces) break;
      decided.delete(id);
    }
  }

  function sweep(): boolean {
    for (const trace of live.values()) {
      const { missing, began, came } = trace;
      if (now() >= began + settings.ms || (missing.size === 0 && now() >= came + GRACE_MS)) decide(trace);
    }
    return live.size > 0;
  }

  function releaseAll(alsoOpen: boolean): void {
    for (const trace of live.values()) if (alsoOpen || trace.missing.size === 0) decide(trace);
  }

  return { open, find, take, sweep, releaseAll };
}
