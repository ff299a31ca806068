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
  const type = /^\w{1,40}$/.test(item) ? item : "unknown";
  say(`Something of type "${type}" could not be scrubbed and was dropped.`, "dropped");
  if (plan.onScrub !== undefined) tell(plan.onScrub, { item, rules: {}, paths: [], dropped: true });
}

/** What `onScrub` itself sends to Sentry is not reported to it: that would never end. */
let isTelling = false;

function tell(onScrub: (report: ScrubReport) => unknown, report: ScrubReport): void {
  if (isTelling) return;
  isTelling = true;
  try {
    const answer = onScrub(report);
    // An `async` callback fits the type as well, and its rejection would be captured, scrubbed and reported for ever.
    if (answer instanceof Promise) answer.catch(sayThrew);
  } catch {
    sayThrew();
  } finally {
    isTelling = false;
  }
}

function sayThrew(): void {
  say("onScrub threw; what it threw is not shown, for it may hold a secret.");
}
