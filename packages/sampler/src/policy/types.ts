import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { Rate } from "@sentry-policy/internal/rate";
import type { SamplerBudget, SamplerLimits } from "./limits.ts";
import type { SamplerReport } from "./report.ts";

/**
 * A sampling rule. It matches a trace if all given fields among `name`, `op`, `attributes` and `path` match. The first
 * rule that matches sets the rate.
 */
export interface SamplerRule {
  /**
   * Name of the root span. A string must be equal to the name; a pattern must match in it. For a server with SDK v11,
   * use `path` instead, because SDK v11 names a server's root spans by HTTP method alone, such as `GET`.
   */
  readonly name?: string | RegExp | undefined;
  /** Operation (`sentry.op`) of the root span. A string must be equal to it; a pattern must match in it. */
  readonly op?: string | RegExp | undefined;
  /**
   * Attributes that the root span must have at its start. Each must equal the given value. If a pattern is given, the
   * attribute must be a string in which the pattern matches.
   */
  readonly attributes?: { readonly [key: string]: string | number | boolean | RegExp } | undefined;
  /**
   * Glob for the path of the request. `*` matches within one path segment, `**` also across segments. Works with SDK
   * v10 and v11.
   */
  readonly path?: string | undefined;
  /** Base rate of matching traces, 0 to 1. */
  readonly rate: Rate;
  /**
   * Probability with which a matching trace is kept if it fails, 0 to 1.
   *
   * @defaultValue the policy's `errorRate`
   */
  readonly errorRate?: Rate | undefined;
}

/**
 * When the decision to keep a trace is made. `head`: when the trace starts. `tail`: once all of the trace's root spans
 * in this process have ended. `auto`: like `tail` on servers, like `head` in browsers.
 */
export type SamplerMode = "tail" | "head" | "auto";

/** Decides which traces are kept, that is, sent to Sentry. */
export interface SamplerPolicy {
  /**
   * Base rate, 0 to 1, for traces that did not fail and match no rule. If the client's `tracesSampleRate` is set, it is
   * used instead. A base rate of 0 turns tracing off. If neither option is set, tracing is off and a warning is logged
   * once.
   *
   * @defaultValue none
   */
  readonly rate?: Rate | undefined;
  /**
   * Probability with which a failed trace is kept, 0 to 1. If the trace's base rate is higher, the base rate applies.
   * `budget.errorTracesPerSecond` can lower the probability.
   *
   * @defaultValue 1
   */
  readonly errorRate?: Rate | undefined;
  /**
   * Rate for slow traces. A trace is slow if its root span in this process lasts longer than `thresholdMs`
   * milliseconds. It is then kept with the probability `rate`, 0 to 1 (default 1), or with its base rate if that is
   * higher.
   *
   * @defaultValue none
   */
  readonly slow?: { readonly thresholdMs: number; readonly rate?: Rate | undefined } | undefined;
  /**
   * Rules in order: the first match wins. If the base rate is 0 or not set, no rule applies.
   *
   * @defaultValue `[]`
   */
  readonly rules?: readonly SamplerRule[] | undefined;
  /**
   * Whether health checks and static assets that match no rule get rate 0. Failed requests to them are still kept. The
   * paths are `/health` and all below it, `/healthz`, `/healthcheck`, `/livez`, `/readyz`, `/ready` and `/ping`, also
   * under `/api` or under a version of it such as `/api/v1`; `/static`, `/assets` and `/_next/static` with all below
   * them; `/favicon.ico`, `/robots.txt`.
   *
   * @defaultValue `true`
   */
  readonly defaultRules?: boolean | undefined;
  /**
   * When the decision to keep a trace is made. `auto` means `tail` on servers and `head` in browsers. In a browser, a
   * trace lasts as long as its page, so waiting for its end would take too long.
   *
   * @defaultValue `"auto"`
   */
  readonly mode?: SamplerMode | undefined;
  /**
   * Limits on the number of traces that this process keeps per second, on average. Once a limit is reached, later
   * traces get a lower probability, but never 0, so Sentry's extrapolated counts stay correct.
   *
   * @defaultValue no limit
   */
  readonly budget?: SamplerBudget | undefined;
  /** Limits on memory, and how strongly traffic changes the rates. */
  readonly limits?: SamplerLimits | undefined;
  /**
   * Called with each decision about a trace: when the trace starts, if its spans are held when they are kept or dropped,
   * and when a span that arrives later changes the decision. If the callback throws or its promise rejects, a warning is
   * logged.
   */
  readonly onDecision?: ((report: SamplerReport) => void) | undefined;
}

/** Thrown for an invalid policy. `issues` has one line for each problem, and each line names the invalid field. */
export class SamplerPolicyError extends IssuesError<string> {
  override readonly name = "SamplerPolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The sampler's policy", issues, issues);
  }
}
