import type { Rate } from "@sentry-policy/internal/rate";
import type { SamplerReason, SamplerReport } from "../policy/report.ts";
import { compileRules, DEFAULT_RULE, pathOf, type SamplingContext } from "../policy/rules.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import { type Clock, createIntervals, monotonic } from "../shared/clock.ts";
import { createAdaptation } from "./adaptive-rates.ts";
import { createBudget } from "./budget.ts";
import { endpointOf } from "./endpoint.ts";
import { createFirstSeen } from "./first-seen.ts";

/** The decision made about a trace when it starts. */
export interface StartDecision {
  readonly report: SamplerReport;
  /** Endpoint of the trace, from `endpointOf`. */
  readonly key: string;
  /** Probability with which the trace is kept if it fails. */
  readonly errorRate: Rate;
}

/** What is known about a trace once it has ended. */
interface EndedTrace {
  readonly failed: boolean;
  readonly durationMs: number;
}

export interface Decision {
  /** Decides the probability with which a new trace is kept. `operatorRate` is the client's `tracesSampleRate`. */
  start(context: SamplingContext, operatorRate: Rate | undefined): StartDecision;
  /**
   * Returns a report with the probability with which an ended trace is kept. The probability does not depend on the
   * trace's random number, so each kept trace can be counted as 1/probability traces.
   */
  end(start: StartDecision, end: EndedTrace): SamplerReport;
  /** Records an error in a trace of the endpoint `key`. */
  noteError(key: string): void;
}

/** Compiles a policy. The result holds its own budgets and endpoint counts, so each client needs a separate one. */
export function compileDecision(policy: SamplerPolicy, now: Clock = monotonic): Decision {
  const { rules = [], defaultRules = true, errorRate = 1, slow, budget = {}, limits = {} } = policy;
  const { tracesPerSecond, errorTracesPerSecond, interval = 10 } = budget;
  const { endpoints = 1000, adaptivity = 0 } = limits;
  const intervalMs = interval * 1000;
  const findRule = compileRules(rules);
  const adaptation = createAdaptation({ intervalMs, maxEndpoints: endpoints, adaptivity, errorRate }, now);
  const isFirst = createFirstSeen(endpoints, createIntervals(intervalMs, now));
  const successBudget = createBudget(tracesPerSecond, interval, now);
  const errorBudget = createBudget(errorTracesPerSecond, interval, now);

  return {
    start(context, operatorRate) {
      const base = operatorRate ?? policy.rate;
      const key = endpointOf(context);
      const ruleIndex = findRule(context);
      const rule = rules[ruleIndex];
      const start = (reason: SamplerReason, rate: Rate, detail?: { rule: number }): StartDecision => ({
        report: { name: context.name, reason, rate, ...detail },
        key,
        errorRate: rule?.errorRate ?? errorRate,
      });
      if (!base) return start("off", 0);
      // Rules apply only in the service where a trace begins. A trace from another service keeps that service's
      // decision, so that the trace is kept or dropped as a whole.
      if (context.parentSampled !== undefined) return start("inherited", context.inheritOrSampleWith(base));
      if (rule !== undefined) return start("rule", successBudget.spend(rule.rate), { rule: ruleIndex });
      if (defaultRules && DEFAULT_RULE.test(pathOf(context) ?? "")) return start("default_rule", 0);
      const rate = successBudget.spend(adaptation.rateOf(key, base));
      return start(rate === base ? "base_rate" : "adapted", rate);
    },

    end({ report, key, errorRate: traceErrorRate }, { failed, durationMs }) {
      const { name, rate: base } = report;
      if (failed) {
        const guaranteed = errorTracesPerSecond !== undefined && traceErrorRate > 0 && isFirst(key);
        return {
          name,
          reason: "error",
          rate: errorBudget.spend(guaranteed ? 1 : Math.max(base, traceErrorRate), guaranteed),
        };
      }
      if (slow !== undefined && durationMs > slow.thresholdMs) {
        return { name, reason: "slow", rate: Math.max(base, successBudget.spend(slow.rate ?? 1)) };
      }
      return report;
    },

    noteError: adaptation.noteError,
  };
}
