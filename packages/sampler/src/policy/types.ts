import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { DynamicRate, Rate } from "@sentry-policy/internal/rate";
import type { DefaultRules } from "./default-rules.ts";
import type { SamplerBudget, SamplerLimits } from "./limits.ts";
import type { SamplerReport } from "./report.ts";
import type { SpanVolume } from "./spans.ts";

/** One value, or a list of values. If a list is given, one matching value suffices. */
export type OneOrMore<T> = T | readonly T[];

/** A string that must be equal, a pattern that must match, or a list of these, of which one is enough. */
export type ExpectedText = OneOrMore<string | RegExp>;

/**
 * A sampling rule. It matches a trace if the root span of the trace matches all given fields. If a field is a list, one
 * matching entry is enough. The first matching rule sets the rate. The fields have the same meaning in SDK v10 and v11.
 *
 * In mode `tail`, the rules are matched when the root span starts, and again when it ends, with its final name, route,
 * status and attributes. A rule that matches only at the end can raise the rate of the trace. It cannot lower the rate,
 * because called services have already received it.
 */
export interface SamplerRule {
  /**
   * The name of the root span. For a server with SDK v11, use `path` instead, because there the name is only the HTTP
   * method, such as `GET`.
   */
  readonly name?: ExpectedText | undefined;
  /** The operation (`sentry.op`) of the root span. */
  readonly op?: ExpectedText | undefined;
  /**
   * Attributes of the root span. Each one must be equal to the given value, or match the given pattern. If an attribute
   * is a list, one matching entry is enough. Some attributes have different names in SDK v10 and v11, such as
   * `http.method` and `http.request.method`. Either name works with both versions.
   */
  readonly attributes?: { readonly [key: string]: OneOrMore<string | number | boolean | RegExp> } | undefined;
  /** A glob for the path of the request. `*` matches within one path segment, and `**` matches across segments. */
  readonly path?: OneOrMore<string> | undefined;
  /** The HTTP method of the request, in upper or lower case. */
  readonly method?: ExpectedText | undefined;
  /**
   * The route that the framework reports for the request (`http.route`), such as `/users/:id`. On servers, it is known
   * only when the root span ends. At that time, a rule can raise the rate of a trace, but not lower it.
   */
  readonly route?: ExpectedText | undefined;
  /**
   * The host of the request, without its port. A string can be in upper or lower case. A pattern is matched against the
   * host in lower case.
   */
  readonly host?: ExpectedText | undefined;
  /** The user agent of the request must contain this string, or match this pattern. */
  readonly userAgent?: ExpectedText | undefined;
  /** Headers of the request. Their names can be in upper or lower case. */
  readonly header?: { readonly [name: string]: ExpectedText } | undefined;
  /** The HTTP status of the response, such as `404` or `"4xx"`. It is known only when the root span ends. */
  readonly status?: OneOrMore<number | string> | undefined;
  /**
   * Which rate a matching trace gets if a calling service sent its own rate: the rate of that service (`follow`), or
   * the rate of this rule (`ignore`).
   *
   * @defaultValue `"follow"`
   */
  readonly parent?: "follow" | "ignore" | undefined;
  /**
   * The base rate for matching traces, from 0 to 1, or a function that returns it. The function is called for each
   * trace.
   */
  readonly rate: DynamicRate;
  /**
   * The probability with which a matching trace is kept if it fails, from 0 to 1.
   *
   * @defaultValue the policy's `errorRate`
   */
  readonly errorRate?: Rate | undefined;
}

/**
 * When to decide whether a trace is kept:
 *
 * - `head`: when the trace starts
 * - `tail`: when all root spans that the trace has in this process have ended
 * - `auto`: `tail` on servers, and `head` in browsers
 */
export type SamplerMode = "tail" | "head" | "auto";

/** Settings that decide which traces are kept, which means sent to Sentry. */
export interface SamplerPolicy {
  /**
   * The base rate, from 0 to 1, for traces that did not fail and match no rule. If the client option `tracesSampleRate`
   * is set, that option is used instead of `rate`. A base rate of 0 turns tracing off. If neither `rate` nor
   * `tracesSampleRate` is set, tracing is turned off, and one warning is logged.
   *
   * If `rate` is a function, it is called for each new trace. If the function throws or returns an invalid rate, one
   * warning is logged, and the last valid rate is used again. If there is none, the rate is 0.
   *
   * @defaultValue none
   */
  readonly rate?: DynamicRate | undefined;
  /**
   * The probability with which a failed trace is kept, from 0 to 1. If the base rate of the trace is higher, the base
   * rate applies. `budget.errorTracesPerSecond` can lower the probability.
   *
   * @defaultValue 1
   */
  readonly errorRate?: Rate | undefined;
  /**
   * The rate for slow traces. A trace is slow if its root span in this process takes longer than `thresholdMs`
   * milliseconds. A slow trace is kept with the probability `rate`, from 0 to 1 (default 1). If its base rate is
   * higher, the base rate applies.
   *
   * @defaultValue none
   */
  readonly slow?: { readonly thresholdMs: number; readonly rate?: Rate | undefined } | undefined;
  /**
   * Rules that set the rates of certain traces. The first rule that matches applies. If the base rate is 0 or not set,
   * no rule applies.
   *
   * @defaultValue `[]`
   */
  readonly rules?: readonly SamplerRule[] | undefined;
  /**
   * Built-in rules that set the rate of health checks, static assets and requests of probes to 0. They apply only if
   * none of `rules` matches. If such a request fails, its trace is still kept. `false` turns off all of them, and an
   * object turns off individual ones by name. `healthChecks` and `staticAssets` match the paths that the README lists.
   * The other default rules match the user agents of load balancers, orchestrators and uptime services.
   *
   * @defaultValue `true`
   */
  readonly defaultRules?: DefaultRules | undefined;
  /**
   * Which rate applies to a trace that began in another service:
   *
   * - `follow`: the rate of that service. All services then keep or drop the trace together.
   * - `cap`: the rate of that service or the rate of this policy, whichever is lower. So a caller cannot raise the
   *   number of traces that this service keeps, but this service may drop some traces that the caller keeps.
   *
   * In both cases, the decision of a caller that does not send its rate is ignored.
   *
   * @defaultValue `"follow"`
   */
  readonly parent?: "follow" | "cap" | undefined;
  /**
   * When to decide whether a trace is kept. `auto` means `tail` on servers and `head` in browsers. In browsers, a trace
   * lasts as long as its page, so waiting for its end would take too long.
   *
   * @defaultValue `"auto"`
   */
  readonly mode?: SamplerMode | undefined;
  /**
   * Limits for the average number of traces that this process keeps per second. When a limit is reached, later traces
   * get a lower probability, but never 0. So the counts that Sentry extrapolates stay correct.
   *
   * @defaultValue no limit
   */
  readonly budget?: SamplerBudget | undefined;
  /**
   * Limits how many spans of a kept trace are sent. Set it to the result of `spanVolume()` from
   * `@sentry-policy/sampler/spans`. It is not allowed in mode `head`.
   *
   * @defaultValue none: all spans are sent
   */
  readonly spans?: SpanVolume | undefined;
  /** Limits for memory, and a setting for how strongly the traffic of an endpoint affects its rate. */
  readonly limits?: SamplerLimits | undefined;
  /**
   * A function that is called with each decision about a trace. The first decision is made when the trace starts. If
   * the spans of the trace are buffered, the sampler makes a second decision about whether to keep them. If a span
   * arrives later and shows that the trace failed or was slow, the sampler can decide again. If the function throws or
   * its promise is rejected, a warning is logged.
   */
  readonly onDecision?: ((report: SamplerReport) => void) | undefined;
}

/**
 * The error that is thrown if a policy is invalid. `issues` has one line for each problem. Each line begins with the
 * path of the invalid field.
 */
export class SamplerPolicyError extends IssuesError<string> {
  override readonly name = "SamplerPolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The sampler's policy", issues, issues);
  }
}
