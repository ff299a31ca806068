import type { Start } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { SizedEnvelope } from "./parcel.ts";

/** A local root, running or ended, whose envelope has not come. */
interface Root {
  readonly began: number;
  ended: number | undefined;
}

/** One trace's local part. */
export interface Trace {
  readonly id: string;
  start: Start;
  /** From 0 to 1, the same for every service of the trace. Where none comes along, the trace id's first 52 bits give one. */
  sampleRand: number;
  /** Roots whose envelope has not arrived yet, by span id. */
  readonly roots: Map<string, Root>;
  /** A root still ran when it was decided. */
  outlasted: boolean;
  began: number;
  /** When the last of it came. */
  came: number;
  failed: boolean;
  durationMs: number;
  held: SizedEnvelope[];
  outcome: SamplerReport | undefined;
}

/** After a trace's last root has come: children may end late. */
const GRACE_MS = 1000;
/** After a root has ended. An SDK buffers spans for 5 s, and drops transactions that its options or an app's hooks refuse. */
const BUFFERED_MS = 6500;

export function newTrace(id: string, start: Start): Trace {
  return {
    id,
    start,
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

/** Once nothing more is to be expected. Never while a root runs. */
export function dueAt({ roots, came }: Trace): number {
  const ends = [...roots.values()].map(({ ended = Infinity }) => ended + BUFFERED_MS);
  return Math.max(came + GRACE_MS, ...ends);
}
