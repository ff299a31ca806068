import type { StartDecision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";

/** A root span of this process, running or ended, whose envelope has not arrived. */
interface Root {
  readonly began: number;
  ended: number | undefined;
}

/** The part of a trace that is recorded in this process. */
export interface Trace {
  readonly id: string;
  start: StartDecision;
  /**
   * Random number from 0 to 1, the same in every service of the trace. It is taken from the trace's envelopes. Until
   * one arrives, it is derived from the first 52 bits of the trace id.
   */
  sampleRand: number;
  /** Root spans whose envelope has not arrived yet, by span id. */
  readonly roots: Map<string, Root>;
  /** Whether a root was still running when the decision about the trace was made. */
  wasRunning: boolean;
  began: number;
  /** Time at which the most recent envelope arrived. */
  lastArrival: number;
  failed: boolean;
  durationMs: number;
  held: SizedEnvelope[];
  outcome: SamplerReport | undefined;
}

/** Time for which a trace is held after its last envelope, because child spans can end late. */
const GRACE_MS = 1000;
/**
 * Maximum time to wait for the envelope of a root span that has ended. It is longer than the 5 s for which SDKs buffer
 * spans. It is limited, because the envelope never arrives if the SDK drops the transaction.
 */
const ENVELOPE_WAIT_MS = 6500;

export function newTrace(id: string, start: StartDecision): Trace {
  return {
    id,
    start,
    // The first 52 bits of the id, as a fraction: an id of `8` and 31 zeros gives 0.5.
    sampleRand: Number.parseInt(id.slice(0, 13), 16) / 16 ** 13,
    roots: new Map<string, Root>(),
    wasRunning: false,
    began: 0,
    lastArrival: 0,
    failed: false,
    durationMs: 0,
    held: [],
    outcome: undefined,
  };
}

export function isRunning({ roots }: Trace): boolean {
  return [...roots.values()].some(({ ended }) => ended === undefined);
}

/** Returns the time by which all envelopes should have arrived, or Infinity while a root span is running. */
export function dueAt({ roots, lastArrival }: Trace): number {
  const ends = [...roots.values()].map(({ ended = Infinity }) => ended + ENVELOPE_WAIT_MS);
  return Math.max(lastArrival + GRACE_MS, ...ends);
}
