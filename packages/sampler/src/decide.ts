import { checkPolicy, type SamplerPolicy } from "./policy.ts";
import type { Rate } from "./rate.ts";
import type { SamplerReport } from "./report.ts";
import { compileRules, type SamplingContext } from "./rules.ts";
import { sayOnce } from "./say.ts";

/** What becomes of a new trace, given the operator's rate. */
export type Decide = (context: SamplingContext, operatorRate: Rate | undefined) => SamplerReport;

export function compileDecision(policy: SamplerPolicy): Decide {
  checkPolicy(policy);
  const { rules = [], rate: fallback } = policy;
  const findRule = compileRules(rules);

  return (context, operatorRate) => {
    const { name } = context;
    const base = operatorRate ?? fallback;
    if (base === undefined) {
      sayOnce("No rate is set, so no trace is recorded: set tracesSampleRate, or sampler({ rate: 0.1 }).");
    }
    if (base === undefined || base === 0) return { name, reason: "off", rate: 0 };
    if (context.parentSampled !== undefined) {
      return { name, reason: "inherited", rate: context.inheritOrSampleWith(base) };
    }
    const place = findRule(context);
    const rule = rules[place];
    return rule === undefined
      ? { name, reason: "base rate", rate: base }
      : { name, reason: "rule", rule: place, rate: rule.rate };
  };
}
