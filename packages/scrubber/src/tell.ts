import type { Plan } from "./plan.ts";
import type { Redaction } from "./redaction.ts";
import type { ScrubReport } from "./report.ts";
import { say } from "./say.ts";

/** Reports what was filtered in one payload to the policy's `onScrub`. */
export function tellScrubbed(plan: Plan, item: string, redactions: readonly Redaction[]): void {
  if (plan.onScrub === undefined || redactions.length === 0) return;
  const rules: Record<string, number> = {};
  for (const { rule } of redactions) rules[rule] = (rules[rule] ?? 0) + 1;
  tell(plan.onScrub, { item, rules, paths: [...new Set(redactions.map(({ path }) => path.join(".")))] });
}

/** Reports a payload of which nothing is sent, because it could not be scrubbed. */
export function tellDropped(plan: Plan, item: string): void {
  say(`Something of type "${/^\w{1,40}$/.test(item) ? item : "unknown"}" could not be scrubbed and was dropped.`);
  if (plan.onScrub !== undefined) tell(plan.onScrub, { item, rules: {}, paths: [], dropped: true });
}

function tell(onScrub: (report: ScrubReport) => void, report: ScrubReport): void {
  try {
    onScrub(report);
  } catch {
    say("onScrub threw; what it threw is not shown, for it may hold a secret.");
  }
}
