import type { VolumeReason } from "../policy/report.ts";
import type { VolumeRule } from "../policy/types.ts";
import type { Sighting } from "./issue.ts";
import { issueKey, ruleFingerprint } from "./issue-key.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Plan } from "./plan.ts";
import type { FindSite } from "./site-memory.ts";

/** The policy's decision about an error: to drop it, or to count it with its issue. */
export interface Judgment {
  readonly rule: VolumeRule | undefined;
  readonly index: number | undefined;
  readonly drop?: VolumeReason;
  /** How the error is counted. Absent if the error is dropped. */
  readonly sighting?: Sighting;
}

/** Values of the tag `last_retry`. With them, the app states that it will not try again after this error. */
const TRUE: readonly unknown[] = [true, "true", 1, "1"];

/**
 * Makes the decisions that do not depend on earlier errors, for example by `ignore` and `rate`. The table of issues
 * decides the rest.
 */
export function judge(plan: Plan, occurrence: Occurrence, findSite: FindSite): Judgment {
  if (plan.ignores(occurrence)) return { rule: undefined, index: undefined, drop: "ignored" };
  const found = plan.findRule(occurrence);
  const index = found < 0 ? undefined : found;
  const rule = plan.rules[found];
  if (rule?.ignore) return { rule, index, drop: "ignored" };
  const rate = rule?.rate ?? 1;
  if (rate < 1 && occurrence.sampleRand() >= rate) return { rule, index, drop: "rate" };
  const own = occurrence.fingerprint();
  const fingerprint = own.length > 0 ? own : ruleFingerprint(rule?.fingerprint, occurrence);
  const terms = plan.termsOf(rule);
  return {
    rule,
    index,
    sighting: {
      // One event can count several errors with the same key. Errors that match different rules get different keys,
      // because each rule sets the priority, the fingerprint and the limits of its events.
      key: `${found}\n${issueKey(occurrence, fingerprint, findSite)}`,
      rule: index,
      terms,
      weight: 1 / rate,
      isUrgent: occurrence.level === "fatal",
      isLastRetry: terms.after > 1 && TRUE.includes(occurrence.tags()["last_retry"]),
    },
  };
}
