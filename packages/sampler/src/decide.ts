import { type AdaptationSettings, createAdaptation } from "./adapt.ts";
import { createBudget } from "./budget.ts";
import { checkPolicy } from "./check-policy.ts";
import { type Clock, monotonic } from "./clock.ts";
import { endpointOf } from "./endpoint.ts";
import type { SamplerPolicy } from "./policy.ts";
import type { Rate } from "./rate.ts";
import type { SamplerReport } from "./report.ts";
import { compileRules, DEFAULT_RULES, type SamplingContext } from "./rules.ts";
import { sayOnce } from "./say.ts";

/** What is known of a trace from its start. */
export interface Start {
  readonly report: SamplerReport;
  readonly key: string;
  /** The probability with which it is kept if it fails. */
  readonly errorRate: Rate;
}

/** What is known of it at its end. */
interface End {
  readonly failed: boolean;
  readonly durationMs: number;
}

export interface Decision {
  /** The base rate of a new trace, given the operator's. */
  start(context: SamplingContext, operatorRate: Rate | undefined): Start;
  /** The probability with which a trace is kept, now that it has ended. It does not depend on the trace's own chance. */
  end(start: Start, end: End): SamplerReport;
  /** An error in a trace that started with this key. */
  noteError(key: string): void;
}

/** Bounds that the policy does not set. */
export const DEFAULTS: Readonly<Record<"traces" | "bytes" | "seconds" | "keys", number>> = Object.freeze({
  traces: 10_000,
  bytes: 64 * 1024 * 1024,
  seconds: 30,
  keys: 1000,
});

/** Compiles a policy. Budgets and endpoints are the decision's own, so each client has one. */
export function compileDecision(
  policy: SamplerPolicy,
  mode: "tail" | "head" = "head",
  now: Clock = monotonic,
): Decision {
  checkPolicy(policy);
  const { rules = [], rate: fallback, errorRate = 1, slow, budget, limits } = policy;
  const findRule = compileRules(rules);
  const findDefault = compileRules(policy.defaultRules === false ? [] : DEFAULT_RULES);
  const interval = budget?.interval ?? 10;
  const settings: AdaptationSettings = {
    intervalMs: interval * 1000,
    keys: limits?.keys ?? DEFAULTS.keys,
    adaptivity: limits?.adaptivity ?? 0,
    byErrors: mode === "head",
    errorRate,
  };
  const adaptation = createAdaptation(settings, now);
  const okBudget = createBudget(budget?.tracesPerSecond, interval, now);
  const errorBudget = createBudget(budget?.errorTracesPerSecond, interval, now);

  return {
    start(context, operatorRate) {
      const { name } = context;
      const base = operatorRate ?? fallback;
      const key = endpointOf(context);
      if (base === undefined) {
        sayOnce("No rate is set, so no trace is recorded: set tracesSampleRate, or sampler({ rate: 0.1 }).");
      }
      if (base === undefined || base === 0) return { report: { name, reason: "off", rate: 0 }, key, errorRate: 0 };
      const place = findRule(context);
      const rule = rules[place];
      const ofError = rule?.errorRate ?? errorRate;
      // Rules act at a trace's root alone: what began elsewhere must stay whole, or absent.
      if (context.parentSampled !== undefined) {
        const rate = context.inheritOrSampleWith(base);
        return { report: { name, reason: "inherited", rate }, key, errorRate: ofError };
      }
      if (rule !== undefined) {
        const rate = okBudget.spend(rule.rate);
        return { report: { name, reason: "rule", rule: place, rate }, key, errorRate: ofError };
      }
      if (findDefault(context) !== -1) {
        return { report: { name, reason: "default rule", rate: 0 }, key, errorRate: ofError };
      }
      const rate = okBudget.spend(adaptation.rateOf(key, base));
      return { report: { name, reason: rate === base ? "base rate" : "adapted", rate }, key, errorRate: ofError };
    },

    end({ report, key, errorRate: ofError }, { failed, durationMs }) {
      const { name, rate: base } = report;
      if (failed) {
        const first = budget?.errorTracesPerSecond !== undefined && adaptation.isFirstFailure(key);
        const wanted = Math.max(base, ofError);
        return { name, reason: "error", rate: errorBudget.spend(first ? 1 : wanted, first) };
      }
      if (slow !== undefined && durationMs > slow.overMs) {
        return { name, reason: "slow", rate: Math.max(base, slow.rate ?? 1) };
      }
      return report;
    },

    noteError: (key) => adaptation.noteError(key),
  };
}
