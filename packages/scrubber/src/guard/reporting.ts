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
    warn(
      `Dry run: nothing was redacted. The policy would redact in "${typeIn(item)}": ${all.join(", ")}.`,
      `would filter ${item}`,
    );
  } else tell(plan.onScrub, { item, rules, paths: [...new Set(redactions.map(({ path }) => path.join(".")))] });
}

/**
 * The warning topic that all faults share. A topic is logged at most once a minute, since one cause can make many
 * faults.
 */
const FAULT = "fault";

const WHY: Readonly<Record<DropReason, string>> = Object.freeze({
  unknown_type: 'its type is unknown and it is not JSON. To send it anyway, set unknownItems: "pass"',
  binary: 'it is not text. To send it anyway, set unknownItems: "pass"',
  recording: "the recording could not be read",
  failed: "it could not be scrubbed",
});

/** Reports a payload that was dropped because it could not be scrubbed. */
export function tellDropped(plan: CompiledPolicy, item: string, reason: DropReason, isOwn = false): void {
  const done = plan.isDryRun ? "would be" : "was";
  warn(`A payload of type "${typeIn(item)}" ${done} dropped: ${WHY[reason]}.`, FAULT);
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
  warn("onScrub threw an error. The error is not shown, because it may contain a secret.", FAULT);
}
