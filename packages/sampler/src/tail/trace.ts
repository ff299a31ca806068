import type { Start } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { SizedEnvelope } from "./parcel.ts";

/** A local root span, running or ended, whose envelope has not arrived. */
interface Root {
  readonly began: number;
  ended: number | undefined;
}

/** The local part of one trace. */
export interface Trace {
  readonly id: string;
  start: Start;
  /**
   * Random number from 0 to 1, the same in every service of the trace. Derived from the trace id's first 52 bits until
   * an envelope contains it.
   */
  sampleRand: number;
  /** Roots whose envelope has not arrived yet, by span id. */
  readonly roots: Map<string, Root>;
  /** Whether a root was still running when the decision was made. */
  outlasted: boolean;
  began: number;
  /** Time at which the last envelope arrived. */
  came: number;
  failed: boolean;
  durationMs: number;
  held: SizedEnvelope[];
  outcome: SamplerReport | undefined;
}

/** How long a trace is held after its last envelope, because child spans can end late. */
const GRACE_MS = 1000;
/**
 * How long to wait for the envelope of an ended root. SDKs buffer spans for 5 s, and can drop a transaction, which then
 * never arrives.
 */
const BUFFERED_MS = 6500;

export function newTrace(id: string, start: Start): Trace {
  return {
    id,
    start,
    // The id `8` followed by 31 zeros -> 0.5
    sampleRand: Number.parseInt(id.slice(0, 13), 16) / 16 ** 13,
    roots: new Map<string, Root>(),
    outlasted: false,
    began: 0,
    came: 0,
    failed: false,
    durationMs: 0,
    held: [],
    outcome: undefined,
  };
}

export function isRunning({ roots }: Trace): boolean {
  return [...roots.values()].some(({ ended }) => ended === undefined);
}

/** Returns the time after which no envelope is expected: Infinity while a root runs. */
export function dueAt({ roots, came }: Trace): number {
  const ends = [...roots.values()].map(({ ended = Infinity }) => ended + BUFFERED_MS);
  return Math.max(came + GRACE_MS, ...ends);
}
