import type { Redaction } from "../policy/redaction.ts";
import type { DropReason, ScrubReport } from "../policy/report.ts";
import { warn } from "../shared/warn.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { inOwnTrace } from "./callback-trace.ts";

/** Reports to `onScrub` what was redacted in a payload. In a dry run without `onScrub`, logs a warning instead. */
export function tellScrubbed(
  plan: CompiledPolicy,
  item: string,
  redactions: readonly Redaction[],
  isOwn = false,
): void {
  if (isOwn || redactions.length === 0 || (plan.onScrub === undefined && !plan.isDryRun)) return;
  const rules: Record<string, number> = {};
  for (const { rule } of redactions) rules[rule] = (rules[rule] ?? 0) + 1;
  if (plan.onScrub === undefined) {
    const all = Object.entries(rules).map(([rule, times]) => `${rule} (${times})`);
    warn(`Left as it is; scrubbing would filter in "${typeIn(item)}": ${all.join(", ")}.`, `would filter ${item}`);
  } else tell(plan.onScrub, { item, rules, paths: [...new Set(redactions.map(({ path }) => path.join(".")))] });
}

/**
 * The warning topic that all faults share. A topic is logged at most once a minute, since one cause can make many
 * faults.
 */
const FAULT = "fault";

const WHY: Readonly<Record<DropReason, string>> = Object.freeze({
  unknown_type: 'is new to the scrubber and no JSON; unknownItems: "pass" would send it',
  binary: 'is no text; unknownItems: "pass" would send it',
  recording: "could not be opened",
  failed: "could not be scrubbed",
});

/** Reports a payload that was dropped because it could not be scrubbed. */
export function tellDropped(plan: CompiledPolicy, item: string, reason: DropReason, isOwn = false): void {
  const done = plan.isDryRun ? "would be" : "was";
  warn(`Something of type "${typeIn(item)}" ${done} dropped: it ${WHY[reason]}.`, FAULT);
  if (plan.onScrub !== undefined && !isOwn) tell(plan.onScrub, { item, rules: {}, paths: [], dropped: reason });
}

/**
 * Returns an item type that is safe to log, as a type can hold a secret: `replay_event` -> `replay_event`,
 * `ada@example.com` -> `unknown`
 */
function typeIn(item: string): string {
  return /^\w{1,40}$/.test(item) ? item : "unknown";
}

/** Whether `onScrub` is running. What `onScrub` itself scrubs is not reported to it. */
let isTelling = false;

function tell(onScrub: (report: ScrubReport) => unknown, report: ScrubReport): void {
  if (isTelling) return;
  isTelling = true;
  try {
    inOwnTrace(() => {
      const answer = onScrub(report);
      // The type also allows an async callback. Without this `catch`, the SDK would capture its rejection.
      if (answer instanceof Promise) answer.catch(sayThrew);
    });
  } catch {
    sayThrew();
  } finally {
    isTelling = false;
  }
}

function sayThrew(): void {
  warn("onScrub threw; what it threw is not shown, for it may hold a secret.", FAULT);
}
