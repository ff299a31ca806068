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
  /** Random number from 0 to 1, the same in every service of the trace. By default, the trace id's first 52 bits. */
  sampleRand: number;
  /** Roots whose envelope has not arrived yet, by span id. */
  readonly roots: Map<string, Root>;
  /** Whether a root was still running when the trace was decided. */
  outlasted: boolean;
  began: number;
  /** When the last envelope arrived. */
  came: number;
  failed: boolean;
  durationMs: number;
  held: SizedEnvelope[];
  outcome: SamplerReport | undefined;
}

/** How long a trace is held after its last envelope, because children may end late. */
const GRACE_MS = 1000;
/** How long to wait for an ended root's envelope. SDKs buffer spans for 5 s, and may drop a transaction altogether. */
const BUFFERED_MS = 6500;

export function newTrace(id: string, start: Start): Trace {
  return {
    id,
    start,
    // `8` and 31 zeros -> 0.5
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

/** Returns when nothing more is expected. Infinity while a root runs. */
export function dueAt({ roots, came }: Trace): number {
  const ends = [...roots.values()].map(({ ended = Infinity }) => ended + BUFFERED_MS);
  return Math.max(came + GRACE_MS, ...ends);
}
