import type { LateRule, StartDecision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { LiveSpan } from "../sdk/client.ts";
import { fractionOf, type RootSpan } from "../sdk/root-span.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";

/** A root span whose envelope has not arrived yet. It may still be running. */
interface Root {
  readonly began: number;
  ended: number | undefined;
}

/**
 * The part of a trace that this process records. In SDK v11, all root spans outside of requests share one trace id.
 * Here, each of these root spans counts as a separate trace.
 */
export interface Trace {
  readonly id: string;
  start: StartDecision;
  /**
   * The rule that matched a root span only when it ended. If there are several, this is the one with the highest rate.
   */
  late: LateRule | undefined;
  /** The random number from 0 to 1 that all services share. Until it is known, it is computed from the trace id. */
  sampleRand: number;
  /** Whether the start of the trace or an envelope has provided `sampleRand`. */
  isRandKnown: boolean;
  /** Root spans whose envelope has not arrived yet, by span id. */
  readonly roots: Map<string, Root>;
  /** Number of spans that are running, including root spans. */
  running: number;
  /** Whether a root span was still running when the decision about the trace was made. */
  wasRunning: boolean;
  began: number;
  /** The time at which the last envelope arrived. */
  lastArrival: number;
  failed: boolean;
  durationMs: number;
  /** Streamed spans that have ended, but were not passed to the SDK yet. */
  live: LiveSpan[];
  liveBytes: number;
  held: SizedEnvelope[];
  outcome: SamplerReport | undefined;
  /** A decision that takes effect only when the envelopes of the trace arrive. */
  planned: SamplerReport | undefined;
}

/** A trace is held for this time after its last envelope, because child spans can end late. */
const GRACE_MS = 1000;
/**
 * How long to wait for the envelope of an ended root span. Must be longer than 5 s, because SDKs buffer spans for that
 * time. Must be limited, because the envelope never arrives if the SDK drops the transaction.
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

/** Checks whether the decision was to drop the trace. */
export function isDropped({ outcome, sampleRand }: Trace): boolean {
  return outcome !== undefined && sampleRand >= outcome.rate;
}

/** Returns the time at which all envelopes should have arrived, or Infinity while a root span is running. */
export function dueAt({ roots, lastArrival }: Trace): number {
  const ends = [...roots.values()].map(({ ended = Infinity }) => ended + ENVELOPE_WAIT_MS);
  return Math.max(lastArrival + GRACE_MS, ...ends);
}
