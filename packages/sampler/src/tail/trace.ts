import type { LateRule, StartDecision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { LiveSpan } from "../sdk/client.ts";
import { fractionOf, type RootSpan } from "../sdk/root-span.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";

/** A root span of this process, running or ended, whose envelope has not arrived. */
interface Root {
  readonly began: number;
  ended: number | undefined;
}

/**
 * The part of a trace that is recorded in this process. If all that the process does outside of requests shares one
 * trace, each root span of it counts as a trace of its own here.
 */
export interface Trace {
  readonly id: string;
  start: StartDecision;
  /** The rule with the highest rate that matched a root span only at its end. */
  late: LateRule | undefined;
  /**
   * Random number from 0 to 1, the same in every service of the trace. Until it is known, it is derived from the trace
   * id.
   */
  sampleRand: number;
  /** Whether `sampleRand` is known, from the start of the trace or from an envelope. */
  isRandKnown: boolean;
  /** Root spans whose envelope has not arrived yet, by span id. */
  readonly roots: Map<string, Root>;
  /** Number of spans that are running: roots and their descendants. */
  running: number;
  /** Whether a root was still running when the decision about the trace was made. */
  wasRunning: boolean;
  began: number;
  /** Time at which the most recent envelope arrived. */
  lastArrival: number;
  failed: boolean;
  durationMs: number;
  /** Streamed spans that have ended, but were not given to the SDK yet. */
  live: LiveSpan[];
  liveBytes: number;
  held: SizedEnvelope[];
  outcome: SamplerReport | undefined;
  /** Decision that is made already, but takes effect only when the envelopes have arrived. */
  planned: SamplerReport | undefined;
}

/** Time for which a trace is held after its last envelope, because child spans can end late. */
const GRACE_MS = 1000;
/**
 * Maximum time to wait for the envelope of a root span that has ended. It is longer than the 5 s for which SDKs buffer
 * spans. It is limited, because the envelope never arrives if the SDK drops the transaction.
 */
const ENVELOPE_WAIT_MS = 6500;

export function newTrace(root: RootSpan, start: StartDecision): Trace {
  const { traceId, sampleRand = fractionOf(traceId) } = root;
  return {
    id: traceId,
    start,
    late: undefined,
    sampleRand,
    isRandKnown: root.sampleRand !== undefined,
    roots: new Map<string, Root>(),
    running: 0,
    wasRunning: false,
    began: 0,
    lastArrival: 0,
    failed: false,
    durationMs: 0,
    live: [],
    liveBytes: 0,
    held: [],
    outcome: undefined,
    planned: undefined,
  };
}

/** Checks whether a root span of the trace is running. */
export function isRunning({ roots }: Trace): boolean {
  for (const { ended } of roots.values()) if (ended === undefined) return true;
  return false;
}

/** Checks whether the trace is decided and not kept. */
export function isDropped({ outcome, sampleRand }: Trace): boolean {
  return outcome !== undefined && sampleRand >= outcome.rate;
}

/** Returns the time by which all envelopes should have arrived, or Infinity while a root span is running. */
export function dueAt({ roots, lastArrival }: Trace): number {
  const ends = [...roots.values()].map(({ ended = Infinity }) => ended + ENVELOPE_WAIT_MS);
  return Math.max(lastArrival + GRACE_MS, ...ends);
}
