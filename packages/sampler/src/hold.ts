import type { Clock } from "./clock.ts";
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
  /** What was decided, and the end that was. */
  verdict: { rate: number; kept: boolean } | undefined;
}

export interface HoldSettings {
  traces: number;
  bytes: number;
  ms: number;
}

export interface Outlet {
  keep(envelope: Envelope): void;
  drop(envelope: Envelope): void;
  tell(report: SamplerReport): void;
}

/** After a trace's last root has ended and come: children may end late. */
const GRACE_MS = 1000;
/** After the last has ended and has not come: v10 buffers streamed spans for 5 s, v11 for half a second. */
const BUFFER_MS = 6000;

/** The traces of one client. */
export interface Hold {
  /** A root span starts. */
  open(id: string, start: Start): Trace;
  /** An envelope of the trace has come: it is held, or follows what was decided. */
  take(trace: Trace, envelope: Envelope): void;
  /** Decides what is due, and says whether anything is left to wait for. */
  sweep(): boolean;
  /** Decides all whose roots have ended, and if asked those too whose have not. */
  releaseAll(alsoOpen: boolean): void;
  find(id: string): Trace | undefined;
  /** What is held and remembered now. */
  size(): { traces: number; bytes: number };
}

/** The traces of one client, held until decided and remembered for what comes late. In order of their start. */
export function createHold(decision: Decision, settings: HoldSettings, outlet: Outlet, now: Clock): Hold {
  const traces = new Map<string, Trace>();
  let heldBytes = 0;

  function open(id: string, start: Start): Trace {
    let trace = traces.get(id);
    // A decided trace in which a new root starts is held anew: the same base decision, but a failure of its own.
    if (trace === undefined || (trace.verdict !== undefined && trace.open === 0)) {
      const known = trace;
      traces.delete(id);
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
      traces.set(id, trace);
      makeRoom();
    }
    trace.open += 1;
    trace.missing += 1;
    return trace;
  }

  function take(trace: Trace, envelope: Envelope): void {
    trace.rand ??= contextNumber(envelope, "sample_rand");
    const { verdict } = trace;
    if (verdict !== undefined) {
      release(envelope, verdict);
      return;
    }
    const { failed, durationMs, segments } = outcomeOf(envelope);
    trace.missing -= segments;
    trace.failed ||= failed;
    trace.durationMs = Math.max(trace.durationMs, durationMs);
    const bytes = sizeOf(envelope);
    trace.held.push({ envelope, bytes });
    heldBytes += bytes;
    makeRoom();
  }

  function decide(trace: Trace): void {
    const report = decision.end(trace.start, trace);
    const { rate } = report;
    // The same chance for every service of the trace; where none came along, the trace's own id gives one.
    const kept = (trace.rand ?? chanceOf(trace.id)) < rate;
    trace.verdict = { rate, kept };
    const { held } = trace;
    trace.held = [];
    outlet.tell({ ...report, kept });
    for (const { envelope, bytes } of held) {
      heldBytes -= bytes;
      release(envelope, trace.verdict);
    }
  }

  function release(envelope: Envelope, { rate, kept }: { rate: number; kept: boolean }): void {
    if (kept) {
      stateRate(envelope, rate);
      outlet.keep(envelope);
    } else outlet.drop(envelope);
  }

  /** The oldest go first: decided ones are forgotten, then held ones are decided by what is known. */
  function makeRoom(): void {
    if (heldBytes > settings.bytes) {
      for (const trace of traces.values()) {
        if (trace.held.length > 0) decide(trace);
        if (heldBytes <= settings.bytes) break;
      }
    }
    for (const trace of traces.values()) {
      if (traces.size <= settings.traces) break;
      if (trace.verdict === undefined) decide(trace);
      traces.delete(trace.id);
    }
  }

  function sweep(): boolean {
    const at = now();
    let waiting = false;
    for (const trace of traces.values()) {
      if (trace.verdict !== undefined) continue;
      const ended = trace.open === 0 && at - trace.idleSince >= (trace.missing > 0 ? BUFFER_MS : GRACE_MS);
      if (ended || at - trace.began >= settings.ms) decide(trace);
      else waiting = true;
    }
    return waiting;
  }

  function releaseAll(alsoOpen: boolean): void {
    for (const trace of traces.values()) {
      if (trace.verdict === undefined && (alsoOpen || trace.open === 0)) decide(trace);
    }
  }

  return {
    open,
    take,
    sweep,
    releaseAll,
    find: (id) => traces.get(id),
    size: () => ({ traces: traces.size, bytes: heldBytes }),
  };
}

/** From 0 to 1, by the trace id's first 52 bits. */
function chanceOf(traceId: string): number {
  const chance = Number.parseInt(traceId.slice(0, 13), 16) / 16 ** 13;
  return chance >= 0 && chance < 1 ? chance : 0;
}
