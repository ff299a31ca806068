import type { PerIssue, VolumePolicy, VolumeRule } from "../policy/types.ts";
import type { Terms } from "./issue.ts";
import { compileIgnore, compileRules } from "./match.ts";
import type { Occurrence } from "./occurrence.ts";

const DEFAULT_FIRST = 3;
const DEFAULT_INTERVAL = 60;

/** A policy whose rules and patterns have been turned into functions. It never changes. */
export interface Plan {
  readonly rules: readonly VolumeRule[];
  ignores(occurrence: Occurrence): boolean;
  /** Returns the index of the rule that applies, or -1. */
  findRule(occurrence: Occurrence): number;
  termsOf(rule: VolumeRule | undefined): Terms;
}

const SEND_ALL: PerIssue = Object.freeze({ first: Infinity });

export function compilePolicy({ ignore = [], rules = [], perIssue }: VolumePolicy): Plan {
  const base = fieldsOf(perIssue);
  return {
    rules,
    ignores: compileIgnore(ignore),
    findRule: compileRules(rules),
    termsOf(rule) {
      const own = fieldsOf(rule?.perIssue);
      const interval = own.interval ?? base.interval ?? DEFAULT_INTERVAL;
      return {
        first: own.first ?? base.first ?? DEFAULT_FIRST,
        intervalMs: interval * 1000,
        after: rule?.after ?? 1,
      };
    },
  };
}

function fieldsOf(perIssue: PerIssue | false | undefined): PerIssue {
  return perIssue === false ? SEND_ALL : (perIssue ?? {});
}
