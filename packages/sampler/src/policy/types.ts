import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { Rate } from "./rate.ts";
import type { SamplerReport } from "./report.ts";

/**
 * A sampling rule. It matches a trace if all given fields among `name`, `op`, `attributes` and `path` match. The first
 * rule that matches sets the rate.
 */
export interface SamplerRule {
  /**
   * Name of the root span: a string must equal it, a pattern must match in it. SDK v11 names a server's root spans by
   * HTTP method alone, such as `GET`.
   */
  readonly name?: string | RegExp;
  /** Operation (`sentry.op`) of the root span: a string must equal it, a pattern must match in it. */
  readonly op?: string | RegExp;
  /**
   * Attributes that the root span has at its start: each must equal the given value, or be a string in which the
   * pattern matches.
   */
  readonly attributes?: { readonly [key: string]: string | number | boolean | RegExp };
  /**
   * Glob for the path of the request, for SDK v10 and v11: `*` matches within one segment, `**` also across segments.
   */
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

/**
 * When the decision to keep a trace is made. `head`: when the trace starts. `tail`: once the root spans that it has in
 * this process have ended. `auto`: like `tail` on servers, like `head` in browsers.
 */
export type SamplerMode = "tail" | "head" | "auto";

/** Decides which traces are kept. */
export interface SamplerPolicy {
  /**
   * Base rate, 0 to 1, for traces that did not fail and match no rule. The client's `tracesSampleRate` takes
   * precedence. 0 turns tracing off. If neither is set, tracing is off and a warning is logged once.
   *
   * @defaultValue none
   */
  readonly rate?: Rate;
  /**
   * Probability with which a failed trace is kept, 0 to 1. If the trace's base rate is higher, the base rate applies.
   * `budget.errorTracesPerSecond` can lower the probability.
   *
   * @defaultValue 1
   */
  readonly errorRate?: Rate;
  /**
   * Keeps a trace whose local root span lasts longer than `thresholdMs` milliseconds with the probability `rate`, 0 to
   * 1 (default 1), or with its base rate if that is higher.
   *
   * @defaultValue none
   */
  readonly slow?: { readonly thresholdMs: number; readonly rate?: Rate };
  /**
   * Rules in order: the first match wins. If the base rate is 0 or not set, no rule applies.
   *
   * @defaultValue `[]`
   */
  readonly rules?: readonly SamplerRule[];
  /**
   * Whether health checks and static assets that match no rule get rate 0. Failed requests to them are still kept. The
   * paths are `/health` and all below it, `/healthz`, `/healthcheck`, `/livez`, `/readyz`, `/ready` and `/ping`, also
   * under `/api` or `/api/v1`; `/static`, `/assets` and `/_next/static` with all below them; `/favicon.ico`,
   * `/robots.txt`.
   *
   * @defaultValue `true`
   */
  readonly defaultRules?: boolean;
  /**
   * When the decision to keep a trace is made. `auto` means `tail` on servers and `head` in browsers, where a trace
   * lasts as long as its page.
   *
   * @defaultValue `"auto"`
   */
  readonly mode?: SamplerMode;
  /**
   * Limits on the number of traces that this process keeps per second, on average. Beyond a limit, later traces get a
   * lower probability, but none is rejected outright, so Sentry's extrapolated counts stay correct.
   *
   * @defaultValue no limit
   */
  readonly budget?: {
    /**
     * Limit on the successful traces that are kept per second, including slow ones; above 0. A trace counts towards the
     * limit only in the service where it began.
     */
    readonly tracesPerSecond?: number;
    /**
     * Limit on the failed traces that are kept per second; above 0. In each interval the first failed trace of each
     * endpoint is always kept, unless the `errorRate` that applies to the trace is 0.
     */
    readonly errorTracesPerSecond?: number;
    /**
     * Seconds over which the numbers of traces are averaged, above 0.
     *
     * @defaultValue 10
     */
    readonly interval?: number;
  };
  /** Limits on memory, and how strongly traffic changes the rates. */
  readonly limits?: {
    /**
     * Maximum number of undecided traces that are held, and also of decided traces that are remembered: a whole number
     * above 0. If more traces would be held, the decision about the oldest one is made at once.
     *
     * @defaultValue 10 000
     */
    readonly traces?: number;
    /**
     * Maximum memory for held data, in bytes (an estimate), above 0. One half is for undecided traces, the other half
     * for kept envelopes that wait to be sent. If undecided traces exceed their half, the decision about the oldest
     * trace is made at once. If waiting envelopes exceed their half, the oldest envelope is dropped and counted in the
     * client report.
     *
     * @defaultValue 64 MiB
     */
    readonly bytes?: number;
    /**
     * Longest time in seconds for which an undecided trace is held, above 0.
     *
     * @defaultValue 30
     */
    readonly seconds?: number;
    /**
     * Maximum number of endpoints that are counted separately: a whole number above 0. Further endpoints get the base
     * rate.
     *
     * @defaultValue 1000
     */
    readonly endpoints?: number;
    /**
     * How strongly traffic changes the rates, 0 to 1. At 0 all endpoints have the base rate; at 1 rare endpoints are
     * sampled more and frequent ones less.
     *
     * @defaultValue 0
     */
    readonly adaptivity?: number;
  };
  /**
   * Called with each decision and its reason: when a trace starts, and again when the decision about a held trace is
   * made. If the callback throws or its promise rejects, a warning is logged.
   */
  readonly onDecision?: (report: SamplerReport) => void;
}

/** Thrown for an invalid policy. `issues` has one line for each problem, and each line names the invalid field. */
export class SamplerPolicyError extends IssuesError<string> {
  override readonly name = "SamplerPolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The sampler's policy", issues, issues);
  }
}
