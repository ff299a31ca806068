import { type Clock, NEVER } from "./clock.ts";
import type { Decision, Start } from "./decide.ts";
import { contextNumber, type Envelope, outcomeOf, sizeOf, stateRate } from "./envelope.ts";
import type { SamplerReport } from "./report.ts";

/** One trace's local part. */
export interface Trace {
  readonly id: string;
  readonly start: Start;
  began: number;
  /** Local roots that run. */
  open: number;
  /** Local roots, ended or not, whose envelope has not come yet. */
  missing: number;
  /** When the last of them ended. */
  idleSince: number;
  failed: boolean;
  durationMs: number;
  rand: number | undefined;
  held: { envelope: Envelope; bytes: number }[];
  /** What was decided, and whether it was known to have failed by then. */
  verdict: { rate: number; failed: boolean } | undefined;
}

export interface HoldSettings {
  readonly traces: number;
  readonly bytes: number;
  readonly ms: number;
}

export interface Outlet {
  keep(envelope: Envelope, bytes: number): void;
  drop(envelope: Envelope): void;
  tell(report: SamplerReport): void;
}

/** After a trace's last root has ended and come: children may end late. */
export const GRACE_MS = 1000;
/** After the last has ended and has not come: v10 buffers streamed spans for 5 s, v11 for half a second. */
const BUFFER_MS = 6000;

/** The traces of one client. */
export interface Hold {
  /** A root span starts. */
  open(id: string, start: Start): Trace;
  /** An envelope of the trace has come: it is held, or follows what was decided. */
  take(trace: Trace, envelope: Envelope): void;
  /** Decides what is due, and gives the milliseconds until the next is, or infinity. */
  sweep(): number;
  /** Decides all whose roots have ended, and if asked those too whose have not. */
  releaseAll(alsoOpen: boolean): void;
  /** One that is held, or remembered. */
  find(id: string): Trace | undefined;
}

/** Holds the traces of one client until they are decided, and remembers them for what comes late. */
export function createHold(decision: Decision, settings: HoldSettings, outlet: Outlet, now: Clock): Hold {
  /** In order of their start. */
  const live = new Map<string, Trace>();
  /** In order of their decision. */
  const decided = new Map<string, Trace>();
  let heldBytes = 0;

  function open(id: string, start: Start): Trace {
    let trace = live.get(id);
    if (trace === undefined) {
      // A decided trace in which a new root starts is held anew: the same base decision, but a failure of its own.
      const known = decided.get(id);
      trace = {
        id,
        start: known?.start ?? start,
        began: now(),
        open: 0,
        missing: 0,
        idleSince: 0,
        failed: false,
        durationMs: 0,
        rand: known?.rand,
        held: [],
        verdict: undefined,
      };
      decided.delete(id);
      live.set(id, trace);
      makeRoom();
    }
    trace.open += 1;
    trace.missing += 1;
    return trace;
  }

  function take(trace: Trace, envelope: Envelope): void {
    const { failed, durationMs, segments } = outcomeOf(envelope);
    const bytes = sizeOf(envelope);
    trace.rand ??= contextNumber(envelope, "sample_rand");
    if (trace.verdict === undefined) {
      trace.missing -= segments;
      trace.failed ||= failed;
      trace.durationMs = Math.max(trace.durationMs, durationMs);
      trace.held.push({ envelope, bytes });
      heldBytes += bytes;
      makeRoom();
      return;
    }
    // Late spans follow what was decided, but a root that outlasted the hold has a failure of its own.
    trace.failed ||= failed && segments > 0;
    if (segments > 0 && trace.failed && !trace.verdict.failed) judge(trace);
    release(trace, trace.verdict.rate, envelope, bytes);
  }

  function decide(trace: Trace): void {
    const { held } = trace;
    trace.held = [];
    live.delete(trace.id);
    decided.set(trace.id, trace);
    const rate = judge(trace);
    for (const { envelope, bytes } of held) {
      heldBytes -= bytes;
      release(trace, rate, envelope, bytes);
    }
  }

  function judge(trace: Trace): number {
    const report = decision.end(trace.start, trace);
    const { rate } = report;
    trace.verdict = { rate, failed: trace.failed };
    outlet.tell({ ...report, kept: chanceOf(trace) < rate });
    return rate;
  }

  /** Kept or not only now, since it may be the first to come, and to bring the chance along. */
  function release(trace: Trace, rate: number, envelope: Envelope, bytes: number): void {
    if (chanceOf(trace) < rate) {
      stateRate(envelope, rate);
      outlet.keep(envelope, bytes);
    } else outlet.drop(envelope);
  }

  /** The oldest go first: decided ones are forgotten, then held ones are decided by what is known. */
  function makeRoom(): void {
    for (const trace of live.values()) {
      if (heldBytes <= settings.bytes) break;
      if (trace.held.length > 0) decide(trace);
    }
    for (const trace of live.values()) {
      if (live.size <= settings.traces) break;
      decide(trace);
    }
    for (const id of decided.keys()) {
      if (live.size + decided.size <= settings.traces) break;
      decided.delete(id);
    }
  }

  function sweep(): number {
    const at = now();
    let next = NEVER;
    for (const trace of live.values()) {
      const atMost = trace.began + settings.ms;
      const ended = trace.idleSince + (trace.missing > 0 ? BUFFER_MS : GRACE_MS);
      const due = trace.open > 0 ? atMost : Math.min(atMost, ended);
      if (at >= due) decide(trace);
      else next = Math.min(next, due - at);
    }
    return next;
  }

  function releaseAll(alsoOpen: boolean): void {
    for (const trace of live.values()) if (alsoOpen || trace.open === 0) decide(trace);
  }

  return {
    open,
    take,
    sweep,
    releaseAll,
    find: (id) => live.get(id) ?? decided.get(id),
  };
}

/** From 0 to 1, the same for every service of the trace. Where none came along, the trace id's first 52 bits give one. */
function chanceOf({ id, rand }: Trace): number {
  const chance = rand ?? Number.parseInt(id.slice(0, 13), 16) / 16 ** 13;
  return chance >= 0 && chance < 1 ? chance : 0;
}
