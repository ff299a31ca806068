import type { SamplerPolicy, SamplerRule } from "@sentry-policy/sampler/rules";
import type { ExportNote } from "../../notes/note.ts";
import { allOf, anyOf, type Condition, NEVER, not } from "../ottl/ottl.ts";
import type { JsonObject } from "../pipeline/json.ts";
import { type Budget, budgetOf } from "./budget.ts";
import { defaultRuleCondition } from "./default-rules.ts";
import { isSlow, SPAN_FAILED } from "./failure.ts";
import { anySpan, noSpan, type Part, policy, share } from "./policies.ts";
import { ruleCondition } from "./rule-condition.ts";

/** The options of `toCollector` that affect the sampling policies. */
export interface SamplingOptions {
  readonly collectors: number;
  readonly spansPerTrace: number;
}

/** The policies of the `tail_sampling` processor, and notes on how they differ from the sampler's policy. */
export interface TailPolicies {
  readonly policies: readonly JsonObject[];
  readonly notes: readonly ExportNote[];
}

/** A rule of the policy. `isFirst` is the condition that this rule matches a root span and no earlier rule does. */
interface Rule {
  readonly name: string;
  readonly rate: number;
  readonly errorRate: number | undefined;
  readonly isFirst: Condition;
}

/**
 * The rate that replaces a function, which cannot be exported. With 1, the collector drops no trace that the function
 * would keep.
 */
const RATE_OF_FUNCTION = 1;
const IS_ROOT = "IsRootSpan()";

/**
 * Translates the sampler's policy. The collector keeps a trace if any of its policies keeps it, whatever their order.
 * So the condition of each rule excludes traces that an earlier rule matches.
 */
export function tailPolicies(sampler: SamplerPolicy, options: SamplingOptions): TailPolicies {
  const { rate, errorRate = 1, slow, rules = [], defaultRules = true } = sampler;
  if (rate === 0) return { policies: [policy("off", [share(0)])], notes: [] };

  const translated = rules.map((rule, index) => ruleCondition(rule, `sampler.rules[${index}]`));
  const conditions = translated.map(({ condition }) => condition);
  const compiled = rules.map((rule, index) => compileRule(rule, index, conditions));
  const anyRule = anyOf([...conditions, defaultRuleCondition(defaultRules)]);
  const budget = budgetOf(sampler, options);

  const kept: readonly JsonObject[] = [
    ...compiled.flatMap((rule) => rulePolicies(rule, errorRate, budget)),
    ...failurePolicies(compiled, errorRate, budget),
    ...slowPolicies(slow, errorRate, budget),
    ...basePolicies(anyRule, rateOf(rate ?? 0), errorRate, budget),
  ];
  return {
    // The collector requires at least one policy.
    policies: kept.length === 0 ? [policy("none", [share(0)])] : kept,
    notes: translated.flatMap(({ notes }) => notes),
  };
}

function compileRule(rule: SamplerRule, index: number, conditions: readonly Condition[]): Rule {
  const own = conditions[index] ?? NEVER;
  const before = conditions.slice(0, index).filter((condition) => condition !== NEVER);
  return {
    name: `rule-${index}`,
    rate: rateOf(rule.rate),
    errorRate: rule.errorRate,
    isFirst: own === NEVER ? NEVER : allOf([IS_ROOT, ...before.map(not), own]),
  };
}

function rateOf(rate: NonNullable<SamplerPolicy["rate"]>): number {
  return typeof rate === "function" ? RATE_OF_FUNCTION : rate;
}

function rulePolicies(rule: Rule, errorRate: number, budget: Budget): readonly JsonObject[] {
  const { name, rate, isFirst } = rule;
  if (isFirst === NEVER) return [];
  const failedRate = rule.errorRate ?? errorRate;
  return [
    ...withRate(name, rate, [anySpan(isFirst)], budget.forSuccess(rate, failedRate)),
    ...(rule.errorRate === undefined
      ? []
      : withRate(`${name}-error`, rule.errorRate, [anySpan(isFirst), anySpan(SPAN_FAILED)], budget.forFailure)),
  ];
}

/** Returns a policy that keeps failed traces. It excludes traces for which a rule sets its own `errorRate`. */
function failurePolicies(rules: readonly Rule[], errorRate: number, budget: Budget): readonly JsonObject[] {
  const own = anyOf(rules.filter((rule) => rule.errorRate !== undefined).map(({ isFirst }) => isFirst));
  const others = own === NEVER ? [] : [noSpan(own)];
  return withRate("error", errorRate, [...others, anySpan(SPAN_FAILED)], budget.forFailure);
}

function slowPolicies(slow: SamplerPolicy["slow"], errorRate: number, budget: Budget): readonly JsonObject[] {
  if (slow === undefined) return [];
  const { thresholdMs, rate = 1 } = slow;
  return withRate("slow", rate, [anySpan(isSlow(thresholdMs))], budget.forSuccess(rate, errorRate));
}

/**
 * Returns a policy that keeps a share of the traces that no rule matches. Traces without a root span are among them.
 */
function basePolicies(anyRule: Condition, rate: number, errorRate: number, budget: Budget): readonly JsonObject[] {
  const others = anyRule === NEVER ? [] : [noSpan(allOf([IS_ROOT, anyRule]))];
  return withRate("base", rate, others, budget.forSuccess(rate, errorRate));
}

/**
 * Returns a list with one policy, which keeps traces at a rate. For the rate 0, the list is empty, because the
 * collector drops a trace that no policy keeps.
 */
function withRate(
  name: string,
  rate: number,
  conditions: readonly Part[],
  limits: readonly Part[],
): readonly JsonObject[] {
  if (rate === 0) return [];
  return [policy(name, [...conditions, ...(rate < 1 ? [share(rate)] : []), ...limits])];
}
