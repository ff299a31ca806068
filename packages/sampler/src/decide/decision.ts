import type { Rate } from "../policy/rate.ts";
import type { SamplerReason, SamplerReport } from "../policy/report.ts";
import { compileRules, DEFAULT_RULE, pathOf, type SamplingContext } from "../policy/rules.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import { type Clock, createIntervals, monotonic } from "../shared/clock.ts";
import { createAdaptation } from "./adaptive-rates.ts";
import { createBudget } from "./budget.ts";
import { endpointOf } from "./endpoint.ts";
import { createFirstSeen } from "./first-seen.ts";

/** The decision made about a trace when it starts. */
export interface Start {
  readonly report: SamplerReport;
  readonly key: string;
  /** Probability with which the trace is kept if it fails. */
  readonly errorRate: Rate;
}

/** The outcome of a trace, known when it ends. */
interface End {
  readonly failed: boolean;
  readonly durationMs: number;
}

export interface Decision {
  /** Decides the base rate of a new trace. `operatorRate` is the client's `tracesSampleRate`. */
  start(context: SamplingContext, operatorRate: Rate | undefined): Start;
  /**
   * Returns a report with the probability with which an ended trace is kept. The probability does not depend on the
   * trace's random number.
   */
  end(start: Start, end: End): SamplerReport;
  /** Records an error in a trace whose `Start` has this key. */
  noteError(key: string): void;
}

/** Compiles a policy. The result holds its own budgets and endpoint counts, so each client needs a separate one. */
export function compileDecision(policy: SamplerPolicy, now: Clock = monotonic): Decision {
  const { rules = [], defaultRules = true, errorRate = 1, slow, budget = {}, limits = {} } = policy;
  const { tracesPerSecond, errorTracesPerSecond, interval = 10 } = budget;
  const { endpoints = 1000, adaptivity = 0 } = limits;
  const intervalMs = interval * 1000;
  const findRule = compileRules(rules);
  const adaptation = createAdaptation({ intervalMs, mostEndpoints: endpoints, adaptivity, errorRate }, now);
  const isFirst = createFirstSeen(endpoints, createIntervals(intervalMs, now));
  const okBudget = createBudget(tracesPerSecond, interval, now);
  const errorBudget = createBudget(errorTracesPerSecond, interval, now);

  return {
    start(context, operatorRate) {
      const base = operatorRate ?? policy.rate;
      const key = endpointOf(context);
      const place = findRule(context);
      const rule = rules[place];
      const start = (reason: SamplerReason, rate: Rate, more?: { rule: number }): Start => ({
        report: { name: context.name, reason, rate, ...more },
        key,
        errorRate: rule?.errorRate ?? errorRate,
      });
      if (!base) return start("off", 0);
      // Rules apply only in the service where a trace begins: another service's trace must be kept or dropped as a
      // whole.
      if (context.parentSampled !== undefined) return start("inherited", context.inheritOrSampleWith(base));
      if (rule !== undefined) return start("rule", okBudget.spend(rule.rate), { rule: place });
      if (defaultRules && DEFAULT_RULE.test(pathOf(context) ?? "")) return start("default_rule", 0);
      const rate = okBudget.spend(adaptation.rateOf(key, base));
      return start(rate === base ? "base_rate" : "adapted", rate);
    },

    end({ report, key, errorRate: ofError }, { failed, durationMs }) {
      const { name, rate: base } = report;
      if (failed) {
        const must = errorTracesPerSecond !== undefined && ofError > 0 && isFirst(key);
        return { name, reason: "error", rate: errorBudget.spend(must ? 1 : Math.max(base, ofError), must) };
      }
      if (slow !== undefined && durationMs > slow.thresholdMs) {
        return { name, reason: "slow", rate: Math.max(base, okBudget.spend(slow.rate ?? 1)) };
      }
      return report;
    },

    noteError: adaptation.noteError,
  };
}
