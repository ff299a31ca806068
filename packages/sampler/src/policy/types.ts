import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { DynamicRate, Rate } from "@sentry-policy/internal/rate";
import type { DefaultRules } from "./default-rules.ts";
import type { SamplerBudget, SamplerLimits } from "./limits.ts";
import type { SamplerReport } from "./report.ts";
import type { SpanVolume } from "./spans.ts";

/** One value, or a list of values of which one must match. */
export type OneOrMore<T> = T | readonly T[];

/** What a rule expects of a text: one or more strings, to which it must be equal, or patterns that match in it. */
export type ExpectedText = OneOrMore<string | RegExp>;

/**
 * A sampling rule. It matches a trace if all given fields match its root span, and the first rule that matches sets the
 * rate. A field with a list matches if one entry of the list does. The fields mean the same with SDK v10 and v11.
 *
 * In mode `tail`, rules are matched when the root span starts, and again when it has ended, with its final name, route,
 * status and attributes. A rule that matches only then can raise the trace's rate, but not lower it, because the
 * services that were called have already been told the rate of the start.
 */
export interface SamplerRule {
  /**
   * Name of the root span. For a server with SDK v11, use `path` instead, because SDK v11 names a server's root spans by
   * HTTP method alone, such as `GET`.
   */
  readonly name?: ExpectedText | undefined;
  /** Operation (`sentry.op`) of the root span. */
  readonly op?: ExpectedText | undefined;
  /**
   * Attributes of the root span. Each must equal the given value; a pattern must match in it. If the attribute is a list,
   * one entry must match. An attribute that SDK v10 and v11 name differently has either name: `http.method` is
   * `http.request.method`.
   */
  readonly attributes?: { readonly [key: string]: OneOrMore<string | number | boolean | RegExp> } | undefined;
  /** Glob for the path of the request. `*` matches within one path segment, `**` also across segments. */
  readonly path?: OneOrMore<string> | undefined;
  /** HTTP method of the request, in any case. */
  readonly method?: ExpectedText | undefined;
  /**
   * Route of the request as its framework states it (`http.route`), such as `/users/:id`. A server's framework states it
   * only during the request, so such a rule can raise a rate, but not lower it.
   */
  readonly route?: ExpectedText | undefined;
  /** Host of the request, without its port, in any case. A pattern is matched in its lower-case form. */
  readonly host?: ExpectedText | undefined;
  /** User agent of the request. A string must be part of it; a pattern must match in it. */
  readonly userAgent?: ExpectedText | undefined;
  /** Headers of the request, by name in any case. */
  readonly header?: { readonly [name: string]: ExpectedText } | undefined;
  /** HTTP status of the response, such as `404` or `"4xx"`. Known only at the end. */
  readonly status?: OneOrMore<number | string> | undefined;
  /**
   * Whether a trace that began in another service, which stated its rate, keeps that rate (`follow`), or gets the rate of
   * this rule (`ignore`).
   *
   * @defaultValue `"follow"`
   */
  readonly parent?: "follow" | "ignore" | undefined;
  /** Base rate of matching traces, 0 to 1, or a function that returns it. The function is called for each trace. */
  readonly rate: DynamicRate;
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
   * A function is called whenever a trace starts. If it throws or returns an invalid rate, its last valid one applies
   * (at first 0), and a warning is logged once.
   *
   * @defaultValue none
   */
  readonly rate?: DynamicRate | undefined;
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
   * Whether health checks, static assets and the requests of probes that match no rule get rate 0. Failed requests among
   * them are still kept. An object switches single rules off, by name. `healthChecks` and `staticAssets` match the paths
   * that the README lists; the others match the user agents of load balancers, orchestrators and uptime services.
   *
   * @defaultValue `true`
   */
  readonly defaultRules?: DefaultRules | undefined;
  /**
   * What the rate of a trace means that began in another service. `follow`: it applies here as well, so the trace is kept
   * or dropped as a whole. `cap`: the lower one of that rate and this policy's own applies, so that no caller can raise
   * the number of traces that this service keeps. The traces kept are then a part of those that the caller keeps. A
   * parent that states no rate, only whether it is sampled, never applies.
   *
   * @defaultValue `"follow"`
   */
  readonly parent?: "follow" | "cap" | undefined;
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
  /**
   * Limits how many spans of a kept trace are sent, in mode `tail`: a value that `spanVolume` of
   * `@sentry-policy/sampler/spans` returns.
   *
   * @defaultValue none: all spans are sent
   */
  readonly spans?: SpanVolume | undefined;
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
