import { compileNames, type NameRule } from "./names.ts";
import { checkPolicy, type ScrubberPolicy } from "./policy.ts";
import type { ScrubReport } from "./report.ts";
import { compileValues, type ValueRule } from "./values.ts";

/** A policy, checked and compiled once. */
export interface Plan {
  readonly nameRule: NameRule;
  readonly valueRule: ValueRule;
  readonly onScrub: ((report: ScrubReport) => void) | undefined;
}

/** Options may be made per request, by the same policy each time. */
const plans = new WeakMap<ScrubberPolicy, Plan>();
const DEFAULT_POLICY: ScrubberPolicy = Object.freeze({});

export function planOf(policy: ScrubberPolicy = DEFAULT_POLICY): Plan {
  const known = plans.get(policy);
  if (known !== undefined) return known;
  checkPolicy(policy);
  const { scrubDefaults = true, scrubPersonalData = true, sensitiveFields = [], safeFields = [], onScrub } = policy;
  const nameRule = compileNames(scrubDefaults, sensitiveFields, safeFields);
  const plan = { nameRule, valueRule: compileValues(scrubDefaults, scrubPersonalData, nameRule), onScrub };
  plans.set(policy, plan);
  return plan;
}
