import type { Rate } from "./rate.ts";
import type { SamplerReport } from "./report.ts";

/** One rule: every field that is given must match; the first rule that matches decides. */
export interface SamplerRule {
  /** The root span's name: the whole text, or a pattern. In v11 a server's roots are named by method alone, as in `GET`. */
  readonly name?: string | RegExp;
  /** The operation (`sentry.op`): the whole text, or a pattern. */
  readonly op?: string | RegExp;
  /** Attributes that the root span has when it starts: the whole value, or a pattern for a text. */
  readonly attributes?: { readonly [key: string]: string | number | boolean | RegExp };
  /** The request's path, from the attributes of v10 and v11 alike: a glob where `*` stands for one segment and `**` for any. */
  readonly path?: string;
  /** Base rate of what matches, 0 to 1. */
  readonly rate: Rate;
  /** Probability with which a failed trace that matches is kept, 0 to 1. The policy's `errorRate` unless given. */
  readonly errorRate?: Rate;
}

/** When a trace is decided: once its local part has ended, or when it starts. */
export type SamplerMode = "tail" | "head" | "auto";

/** Which traces to keep. */
export interface SamplerPolicy {
  /**
   * Base rate, 0 to 1, for traces in which nothing failed and that no rule names. The client's `tracesSampleRate` goes
   * first: the operator wins. 0 turns tracing off. Without either it stays off, and that is said once.
   */
  readonly rate?: Rate;
  /** Probability with which a trace is kept in which something failed, 0 to 1. Default 1. Never less than its base rate. */
  readonly errorRate?: Rate;
  /** Traces with a local root longer than `thresholdMs` milliseconds are kept with probability `rate` (default 1). Default: none. */
  readonly slow?: { readonly thresholdMs: number; readonly rate?: Rate };
  /** First match wins. A rate of 0 from the operator turns rules off too. */
  readonly rules?: readonly SamplerRule[];
  /**
   * Rules that come after your own and give health checks (`/health` and all below it, `/healthz`, `/healthcheck`, `/livez`,
   * `/readyz`, `/ready`, `/ping`, also under `/api` or `/api/v1`) and static assets (`/static`, `/assets`, `/_next/static`,
   * `/favicon.ico`, `/robots.txt`) the rate 0. Failed ones are kept. Default true.
   */
  readonly defaultRules?: boolean;
  /** `auto` (default) is `tail` on servers and `head` in browsers, where a trace lasts as long as its page. */
  readonly mode?: SamplerMode;
  /**
   * Most traces to keep per second, on average over `interval` seconds (default 10), by this process. Default: no bound.
   * A budget lowers the probability of the traces to come and refuses none, so weights stay true.
   */
  readonly budget?: {
    /** Of those in which nothing failed, slow ones with them. What began elsewhere follows its root, whose budget it is. */
    readonly tracesPerSecond?: number;
    /** Of failed ones, which have no bound without it. Of each endpoint the first in an interval is kept for certain. */
    readonly errorTracesPerSecond?: number;
    readonly interval?: number;
  };
  /** Bounds of what is remembered, and how far rates follow traffic. */
  readonly limits?: {
    /** Traces held, and as many remembered. Default 10 000. On overflow the oldest is decided at once. */
    readonly traces?: number;
    /**
     * Estimated bytes held, one half of them before the decision and one half until the transport takes them. Default
     * 64 MiB. On overflow the oldest is decided at once; of what waits to be sent it is dropped, and counted.
     */
    readonly bytes?: number;
    /** Seconds for which a trace is held at most. Default 30. */
    readonly seconds?: number;
    /** Endpoints told apart. Default 1000. Others share the base rate. */
    readonly endpoints?: number;
    /** 0 (default): every endpoint has the base rate. 1: rare endpoints are sampled more and frequent ones less. */
    readonly adaptivity?: number;
  };
  /** Called with what was decided, and why: for each new trace, and for each held one when its turn comes. */
  readonly onDecision?: (report: SamplerReport) => void;
}

/** A policy that cannot be followed. `issues` has one line for each problem, each naming its field. */
export class SamplerPolicyError extends Error {
  override readonly name = "SamplerPolicyError";
  readonly issues: readonly [string, ...string[]];

  constructor(issues: readonly [string, ...string[]]) {
    super(`The sampler's policy has ${issues.length} problem(s):\n${issues.map((issue) => `- ${issue}`).join("\n")}`);
    this.issues = issues;
  }
}
