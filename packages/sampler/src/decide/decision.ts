import { compileRate, type Rate } from "@sentry-policy/internal/rate";
import type { RootFacts, SampledRequest, SamplingContext } from "../policy/context.ts";
import { compileDefaultRules } from "../policy/default-rules.ts";
import type { SamplerReason, SamplerReport } from "../policy/report.ts";
import { compileRules } from "../policy/rules.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import { type Clock, createIntervals, monotonic } from "../shared/clock.ts";
import { warnOnce } from "../shared/warn.ts";
import { createAdaptation } from "./adaptive-rates.ts";
import { createBudget } from "./budget.ts";
import { endpointOf } from "./endpoint.ts";
import { createFirstSeen } from "./first-seen.ts";

/** The decision about a trace when it starts. */
export interface StartDecision {
  readonly report: SamplerReport;
  /** The endpoint of the trace, as returned by `endpointOf`. */
  readonly key: string;
  /** The probability with which the trace is kept if one of its spans fails or an error is captured in it. */
  readonly errorRate: Rate;
  /**
   * The request that started the trace. It is stored only if the policy has rules, because rules are matched again when
   * the trace ends.
   */
  readonly request?: SampledRequest | undefined;
}

/** A rule that matched a root span when the span ended, but not when it started. */
export interface LateRule {
  readonly name: string;
  readonly rule: number;
  readonly rate: Rate;
  readonly errorRate: Rate;
}

interface EndedTrace {
  readonly failed: boolean;
  readonly durationMs: number;
  readonly late?: LateRule | undefined;
}

export interface Decision {
  /**
   * Returns the decision about a new trace, including the probability with which it is kept. `operatorRate` is the
   * client option `tracesSampleRate`.
   */
  start(context: SamplingContext, operatorRate: Rate | undefined): StartDecision;
  /**
   * Matches the rules against a root span that has ended. Returns the matching rule, unless this rule already matched
   * at the start. `readFacts` is called only if there are rules.
   */
  late(start: StartDecision, readFacts: () => RootFacts): LateRule | undefined;
  /**
   * Returns a report with the probability with which an ended trace is kept. This probability must not depend on the
   * trace's random number. Otherwise, Sentry could not count a kept trace as 1/probability traces.
   */
  end(start: StartDecision, end: EndedTrace): SamplerReport;
  /** Records an error in a trace of the endpoint `key`. */
  noteError(key: string): void;
}

/**
 * Returns the functions that apply a policy. They share budgets and counts of endpoints, so call this once for each
 * client.
 */
export function compileDecision(policy: SamplerPolicy, now: Clock = monotonic): Decision {
  const { rules = [], defaultRules = true, errorRate = 1, slow, budget = {}, limits = {}, parent = "follow" } = policy;
  const { tracesPerSecond, errorTracesPerSecond, interval = 10 } = budget;
  const { endpoints = 1000, adaptivity = 0 } = limits;
  const intervalMs = interval * 1000;
  const compile = (rate: SamplerPolicy["rate"], at: string) =>
    rate === undefined ? undefined : compileRate(rate, () => warnOnce(`${at} threw or returned no rate from 0 to 1.`));
  const policyRate = compile(policy.rate, "policy.rate");
  const ruleRates = rules.map(({ rate }, index) => compile(rate, `policy.rules[${index}].rate`));
  const findRule = compileRules(rules);
  const findDefaultRule = compileDefaultRules(defaultRules);
  const adaptation = createAdaptation({ intervalMs, maxEndpoints: endpoints, adaptivity, errorRate }, now);
  const isFirst = createFirstSeen(endpoints, createIntervals(intervalMs, now));
  const successBudget = createBudget(tracesPerSecond, interval, now);
  const errorBudget = createBudget(errorTracesPerSecond, interval, now);

  /**
   * Returns the report that results from this policy alone, without the rate of a calling service and without the
   * budget.
   */
  function ownReport(context: SamplingContext, ruleIndex: number, key: string, base: Rate): SamplerReport {
    const { name } = context;
    const rate = ruleRates[ruleIndex]?.();
    if (rate !== undefined) return { name, reason: "rule", rate, rule: ruleIndex, matched: "start" };
    const defaultRule = findDefaultRule(context);
    if (defaultRule !== undefined) return { name, reason: "default_rule", rate: 0, defaultRule };
    const adapted = adaptation.rateOf(key, base);
    return { name, reason: adapted === base ? "base_rate" : "adapted", rate: adapted };
  }

  /** Lowers the rate of a report to the rate that the success budget allows. */
  function spend(report: SamplerReport): SamplerReport {
    const rate = successBudget.spend(report.rate);
    const reason: SamplerReason = report.reason === "base_rate" && rate !== report.rate ? "adapted" : report.reason;
    return { ...report, reason, rate };
  }

  return {
    start(context, operatorRate) {
      const base = operatorRate ?? policyRate?.();
      const { name, parentSampled, parentSampleRate, normalizedRequest } = context;
      const key = endpointOf(context);
      const ruleIndex = findRule(context);
      const rule = rules[ruleIndex];
      const start = (report: SamplerReport): StartDecision => ({
        report,
        key,
        errorRate: rule?.errorRate ?? errorRate,
        ...(rules.length > 0 ? { request: normalizedRequest } : {}),
      });
      if (!base) return start({ name, reason: "off", rate: 0 });
      // The decision of a calling service applies here too if that service sent its sample rate. Without the rate, its
      // sampled flag is ignored: anyone can send such a flag, and it is unknown how many traces a kept trace
      // represents.
      const isEqual = parentSampled !== undefined && parentSampleRate !== undefined;
      if (!isEqual || rule?.parent === "ignore") return start(spend(ownReport(context, ruleIndex, key, base)));
      const inherited = context.inheritOrSampleWith(base);
      if (parent === "follow") return start({ name, reason: "inherited", rate: inherited });
      const own = ownReport(context, ruleIndex, key, base);
      const isLower = own.rate < inherited;
      return start(spend(isLower ? { ...own, reason: "capped" } : { name, reason: "inherited", rate: inherited }));
    },

    late({ report, request }, readFacts) {
      if (rules.length === 0) return undefined;
      const facts = readFacts();
      const index = findRule({ ...facts, normalizedRequest: request });
      const rule = rules[index];
      const isBound = report.reason === "inherited" || report.reason === "capped";
      if (rule === undefined || index === report.rule || (isBound && rule.parent !== "ignore")) return undefined;
      const { name } = facts;
      return { name, rule: index, rate: ruleRates[index]?.() ?? 0, errorRate: rule.errorRate ?? errorRate };
    },

    end({ report, key, errorRate: startErrorRate }, { failed, durationMs, late }) {
      const { name, rate: base } = report;
      if (failed) {
        const traceErrorRate = late?.errorRate ?? startErrorRate;
        const guaranteed = errorTracesPerSecond !== undefined && traceErrorRate > 0 && isFirst(key);
        return {
          name,
          reason: "error",
          rate: errorBudget.spend(guaranteed ? 1 : Math.max(base, late?.rate ?? 0, traceErrorRate), guaranteed),
        };
      }
      const slowRate = slow !== undefined && durationMs > slow.thresholdMs ? (slow.rate ?? 1) : 0;
      if (late !== undefined && late.rate > Math.max(base, slowRate)) {
        const rate = Math.max(base, successBudget.spend(late.rate));
        return { name: late.name, reason: "rule", rate, rule: late.rule, matched: "end" };
      }
      if (slowRate > 0) return { name, reason: "slow", rate: Math.max(base, successBudget.spend(slowRate)) };
      return report;
    },

    noteError: adaptation.noteError,
  };
}
