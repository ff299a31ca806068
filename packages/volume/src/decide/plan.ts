import type { VolumePolicy, VolumeRule } from "../policy/types.ts";
import type { Terms } from "./issue-table.ts";
import { compileIgnore, compileRules } from "./match.ts";
import type { Occurrence } from "./occurrence.ts";

const DEFAULT_FIRST = 3;
const DEFAULT_INTERVAL = 60;

/** A policy, compiled. It keeps no state. */
export interface Plan {
  readonly policy: VolumePolicy;
  readonly rules: readonly VolumeRule[];
  ignores(occurrence: Occurrence): boolean;
  /** Returns the index of the rule that applies, or -1. */
  findRule(occurrence: Occurrence): number;
  termsOf(rule: VolumeRule | undefined): Terms;
}

export function compilePolicy(policy: VolumePolicy): Plan {
  const { ignore = [], rules = [], perIssue } = policy;
  const defaults = perIssue === false ? { first: Infinity } : perIssue;
  return {
    policy,
    rules,
    ignores: compileIgnore(ignore),
    findRule: compileRules(rules),
    termsOf(rule) {
      const own = rule?.perIssue === false ? { first: Infinity } : rule?.perIssue;
      const first = own?.first ?? defaults?.first ?? DEFAULT_FIRST;
      const interval = own?.interval ?? (perIssue === false ? undefined : perIssue?.interval) ?? DEFAULT_INTERVAL;
      return { first, intervalMs: interval * 1000, after: rule?.after ?? 1 };
    },
  };
}
