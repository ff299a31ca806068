import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { DynamicRate, Rate } from "@sentry-policy/internal/rate";
import type { DefaultRules } from "./default-rules.ts";
import type { SamplerBudget, SamplerLimits } from "./limits.ts";
import type { SamplerReport } from "./report.ts";
import type { SpanVolume } from "./spans.ts";

/** One value, or a list of values of which at least one must match. */
export type OneOrMore<T> = T | readonly T[];

/** What a rule expects of a string: one or more strings that it may equal, or patterns that may match in it. */
export type ExpectedText = OneOrMore<string | RegExp>;

/**
 * A sampling rule. It matches a trace if all given fields match the trace's root span. The first rule that matches sets
 * the rate. A field with a list matches if one of its entries does. The fields mean the same in SDK v10 and v11.
 *
 * In mode `tail`, rules are matched when the root span starts, and again when it has ended, with its final name, route,
 * status and attributes. A rule that matches only at the end can raise the trace's rate, but not lower it, because
 * called services have already been told the rate from the start.
 */
export interface SamplerRule {
  /**
   * Name of the root span. For a server with SDK v11, use `path` instead, because there the name is only the HTTP
   * method, such as `GET`.
   */
  readonly name?: ExpectedText | undefined;
  /** Operation (`sentry.op`) of the root span. */
  readonly op?: ExpectedText | undefined;
  /**
   * Attributes of the root span. Each must equal the given value, or a given pattern must match in it. If the attribute
   * is a list, one entry must match. If SDK v10 and v11 name an attribute differently, either name works with both
   * versions: `http.method` or `http.request.method`.
   */
  readonly attributes?: { readonly [key: string]: OneOrMore<string | number | boolean | RegExp> } | undefined;
  /** Glob for the path of the request. `*` matches within one path segment, `**` also across segments. */
  readonly path?: OneOrMore<string> | undefined;
  /** HTTP method of the request, in upper or lower case. */
  readonly method?: ExpectedText | undefined;
  /**
   * Route of the request as its framework reports it (`http.route`), such as `/users/:id`. On servers, it is reported
   * only during the request, so a rule with a route can raise a rate, but not lower it.
   */
  readonly route?: ExpectedText | undefined;
  /**
   * Host of the request, without its port. A string may have any case; a pattern is compared with the lower-case host.
   */
  readonly host?: ExpectedText | undefined;
  /** A string that the request's user agent contains, or a pattern that matches in it. */
  readonly userAgent?: ExpectedText | undefined;
  /** Headers of the request. Names may have any case. */
  readonly header?: { readonly [name: string]: ExpectedText } | undefined;
  /** HTTP status of the response, such as `404` or `"4xx"`. Known only at the end. */
  readonly status?: OneOrMore<number | string> | undefined;
  /**
   * What happens to a trace that began in another service, which stated its rate. With `follow`, the trace keeps that
   * rate. With `ignore`, it gets the rate of this rule.
   *
   * @defaultValue `"follow"`
   */
  readonly parent?: "follow" | "ignore" | undefined;
  /** Base rate for matching traces, 0 to 1, or a function that returns it. The function is called for each trace. */
  readonly rate: DynamicRate;
  /**
   * Probability with which a matching trace is kept if it fails, 0 to 1.
   *
   * @defaultValue the policy's `errorRate`
   */
  readonly errorRate?: Rate | undefined;
}

/**
 * When the decision to keep a trace is made. `head`: when the trace starts. `tail`: once all root spans that the trace
 * has in this process have ended. `auto`: `tail` on servers, `head` in browsers.
 */
export type SamplerMode = "tail" | "head" | "auto";

/** Decides which traces are kept, that is, sent to Sentry. */
export interface SamplerPolicy {
  /**
   * Base rate, 0 to 1, for traces that did not fail and match no rule. If the client's `tracesSampleRate` is set, it is
   * used instead. A base rate of 0 turns tracing off. If neither option is set, tracing is off and a warning is logged
   * once.
   *
   * If it is a function, it is called whenever a trace starts. If it throws or returns an invalid rate, its last valid
   * rate applies, or 0 if there is none yet, and a warning is logged once.
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
   * Rate for slow traces. A trace is slow if its root span in this process takes longer than `thresholdMs`
   * milliseconds. It is kept with the probability `rate`, 0 to 1 (default 1), or with its base rate if that is higher.
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
   * Rules that give health checks, static assets and requests from probes the rate 0, unless one of `rules` matches
   * them. Failed requests among them are still kept. `false` switches all default rules off, and an object switches
   * single ones off by name. `healthChecks` and `staticAssets` match the paths that the README lists. The others match
   * the user agents of load balancers, orchestrators and uptime services.
   *
   * @defaultValue `true`
   */
  readonly defaultRules?: DefaultRules | undefined;
  /**
   * Which rate applies to a trace that began in another service. `follow`: that service's rate, so that all services
   * keep or drop the trace together. `cap`: that rate or this policy's own rate, whichever is lower, so that no caller
   * can raise the number of traces that this service keeps. This service then keeps a part of the traces that the
   * caller keeps. A caller that states no rate, but only whether the trace is sampled, is ignored in both cases.
   *
   * @defaultValue `"follow"`
   */
  readonly parent?: "follow" | "cap" | undefined;
  /**
   * When the decision to keep a trace is made. `auto` means `tail` on servers and `head` in browsers, where a trace
   * lasts as long as its page, so waiting for its end would take too long.
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
   * Limits how many spans of a kept trace are sent. It is the return value of `spanVolume()` from
   * `@sentry-policy/sampler/spans`, and has no effect in mode `head`.
   *
   * @defaultValue none: all spans are sent
   */
  readonly spans?: SpanVolume | undefined;
  /** Limits on memory, and how strongly traffic changes the rates. */
  readonly limits?: SamplerLimits | undefined;
  /**
   * Called with each decision about a trace. The first one is made when the trace starts. If the spans are buffered,
   * there is another one when they are kept or dropped, and again when a later span changes it. If the callback throws
   * or its promise rejects, a warning is logged.
   */
  readonly onDecision?: ((report: SamplerReport) => void) | undefined;
}

/** Thrown for an invalid policy. `issues` has one line for each problem, which names the invalid field. */
export class SamplerPolicyError extends IssuesError<string> {
  override readonly name = "SamplerPolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The sampler's policy", issues, issues);
  }
}
