import type { Rate } from "./rate.ts";
import type { SamplerReport } from "./report.ts";

/** One rule. All given fields must match, and the first matching rule decides. */
export interface SamplerRule {
  /** Root span name: the whole string, or a pattern. v11 names a server's root spans by method alone, such as `GET`. */
  readonly name?: string | RegExp;
  /** Operation (`sentry.op`): the whole string, or a pattern. */
  readonly op?: string | RegExp;
  /** Attributes of the root span at its start: the whole value, or a pattern for a string. */
  readonly attributes?: { readonly [key: string]: string | number | boolean | RegExp };
  /** Glob for the request's path, in v10 and v11: `*` matches within one segment, `**` matches any number of them. */
  readonly path?: string;
  /** Base rate of matching traces, 0 to 1. */
  readonly rate: Rate;
  /**
   * Probability with which a matching trace is kept if it fails, 0 to 1.
   *
   * @defaultValue the policy's `errorRate`
   */
  readonly errorRate?: Rate;
}

/** When a trace is decided: `tail`, once its local part has ended; `head`, when it starts; `auto`, by runtime. */
export type SamplerMode = "tail" | "head" | "auto";

/** Which traces to keep. */
export interface SamplerPolicy {
  /**
   * Base rate, 0 to 1, for traces that did not fail and match no rule. The client's `tracesSampleRate` takes
   * precedence. 0 turns tracing off. If neither is set, tracing is off and a warning is logged once.
   *
   * @defaultValue none
   */
  readonly rate?: Rate;
  /**
   * Probability with which a failed trace is kept, 0 to 1. It is never less than the trace's base rate.
   *
   * @defaultValue 1
   */
  readonly errorRate?: Rate;
  /**
   * Keeps traces with a local root longer than `thresholdMs` milliseconds with probability `rate`, 0 to 1 (default 1).
   *
   * @defaultValue none
   */
  readonly slow?: { readonly thresholdMs: number; readonly rate?: Rate };
  /**
   * Rules in order: the first match wins. With a base rate of 0, or none, no rule applies.
   *
   * @defaultValue `[]`
   */
  readonly rules?: readonly SamplerRule[];
  /**
   * Whether health checks and static assets that match no rule get rate 0. Failed ones are still kept. These are
   * `/health` and all below it, `/healthz`, `/healthcheck`, `/livez`, `/readyz`, `/ready` and `/ping`, also under
   * `/api` or `/api/v1`; `/static`, `/assets` and `/_next/static` with all below them; `/favicon.ico`, `/robots.txt`.
   *
   * @defaultValue `true`
   */
  readonly defaultRules?: boolean;
  /**
   * When traces are decided. `auto` is `tail` on servers and `head` in browsers, where a trace lasts as long as a page.
   *
   * @defaultValue `"auto"`
   */
  readonly mode?: SamplerMode;
  /**
   * Limits of the traces that this process keeps per second on average. A budget lowers the probability of later traces
   * and rejects none, so weights stay correct.
   *
   * @defaultValue no limit
   */
  readonly budget?: {
    /** Successful traces, slow ones included, above 0. A trace that began elsewhere counts in its root's service. */
    readonly tracesPerSecond?: number;
    /** Failed traces, above 0. Unless `errorRate` is 0, each endpoint's first one in an interval is always kept. */
    readonly errorTracesPerSecond?: number;
    /**
     * Seconds over which traces are averaged, above 0.
     *
     * @defaultValue 10
     */
    readonly interval?: number;
  };
  /** Limits of memory, and how far rates follow traffic. */
  readonly limits?: {
    /**
     * Traces held, and as many remembered: a whole number above 0. On overflow the oldest is decided at once.
     *
     * @defaultValue 10 000
     */
    readonly traces?: number;
    /**
     * Estimated bytes held, above 0: half before the decision, half until the transport takes them. On overflow the
     * oldest undecided trace is decided at once, and the oldest envelope that waits to be sent is dropped and counted.
     *
     * @defaultValue 64 MiB
     */
    readonly bytes?: number;
    /**
     * Longest time in seconds for which a trace is held, above 0.
     *
     * @defaultValue 30
     */
    readonly seconds?: number;
    /**
     * Endpoints that are counted separately: a whole number above 0. Further ones get the base rate.
     *
     * @defaultValue 1000
     */
    readonly endpoints?: number;
    /**
     * How far rates follow traffic, 0 to 1. At 0 all endpoints have the base rate; at 1 rare endpoints are sampled more
     * and frequent ones less.
     *
     * @defaultValue 0
     */
    readonly adaptivity?: number;
  };
  /**
   * Called with each decision and its reason: when a trace starts, and again when a held trace is decided. Exceptions
   * from it are caught, and a warning is logged.
   */
  readonly onDecision?: (report: SamplerReport) => void;
}

/** Thrown for an invalid policy. `issues` has one line for each problem, each naming its field. */
export class SamplerPolicyError extends Error {
  override readonly name = "SamplerPolicyError";
  readonly issues: readonly [string, ...string[]];

  constructor(issues: readonly [string, ...string[]]) {
    super(`The sampler's policy has ${issues.length} problem(s):\n${issues.map((issue) => `- ${issue}`).join("\n")}`);
    this.issues = issues;
  }
}
