import type { Redaction } from "../policy/redaction.ts";
import type { DropReason, ScrubReport } from "../policy/report.ts";
import { warn } from "../shared/warn.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";

/**
 * Runs the callback `onScrub`, and recognizes data that the callback itself sends to Sentry. Reporting this data would
 * cause an endless loop.
 */
export interface CallbackRunner {
  readonly run: (call: () => void) => void;
  /** Checks whether the callback itself sent an item. */
  readonly isFromCallback: (header: unknown, item: readonly unknown[]) => boolean;
}

/**
 * Reports to `onScrub` what was redacted in a payload. In a dry run without `onScrub`, logs a warning instead. Does
 * nothing if `onScrub` itself sent the payload (`fromCallback`).
 */
export function reportScrubbed(
  plan: CompiledPolicy,
  item: string,
  redactions: readonly Redaction[],
  run: CallbackRunner["run"],
  fromCallback = false,
): void {
  if (fromCallback || redactions.length === 0 || (plan.onScrub === undefined && !plan.isDryRun)) return;
  const rules: Record<string, number> = {};
  for (const { rule } of redactions) rules[rule] = (rules[rule] ?? 0) + 1;
  if (plan.onScrub === undefined) {
    const all = Object.entries(rules).map(([rule, times]) => `${rule} (${times})`);
    warn(
      `Dry run: nothing was redacted. The policy would redact in "${loggableType(item)}": ${all.join(", ")}.`,
      `would filter ${item}`,
    );
  } else
    callOnScrub(plan.onScrub, run, {
      item,
      rules,
      paths: [...new Set(redactions.map(({ path }) => path.join(".")))],
    });
}

/**
 * The topic of the warnings about dropped payloads and about errors in `onScrub`. For a topic, `warn` logs at most one
 * warning a minute.
 */
const FAULT = "fault";

const DROP_REASONS: Readonly<Record<DropReason, string>> = Object.freeze({
  unknown_type: 'its type is unknown and it is not JSON. To send it anyway, set unknownItems: "pass"',
  binary: 'it is not text. To send it anyway, set unknownItems: "pass"',
  recording: "the recording could not be read",
  failed: "it could not be scrubbed",
});

/** Reports a payload that was dropped because it could not be scrubbed. */
export function reportDropped(
  plan: CompiledPolicy,
  item: string,
  reason: DropReason,
  run: CallbackRunner["run"],
  fromCallback = false,
): void {
  const done = plan.isDryRun ? "would be" : "was";
  warn(`A payload of type "${loggableType(item)}" ${done} dropped: ${DROP_REASONS[reason]}.`, FAULT);
  if (plan.onScrub !== undefined && !fromCallback)
    callOnScrub(plan.onScrub, run, { item, rules: {}, paths: [], dropped: reason });
}

/**
 * Returns the type of an item for a log, or `unknown` if the type may contain a secret, because an app can set any
 * type. Example: `replay_event` -> `replay_event`, `ada@example.com` -> `unknown`.
 */
function loggableType(item: string): string {
  return /^\w{1,40}$/.test(item) ? item : "unknown";
}

/**
 * Whether `onScrub` is running. Data that it sends to Sentry is scrubbed, but not reported, because a report would
 * cause an endless loop.
 */
let isOnScrubRunning = false;

function callOnScrub(onScrub: (report: ScrubReport) => unknown, run: CallbackRunner["run"], report: ScrubReport): void {
  if (isOnScrubRunning) return;
  isOnScrubRunning = true;
  try {
    run(() => {
      const answer = onScrub(report);
      // `onScrub` can be an async function. The SDK would capture an unhandled rejection as an error.
      if (answer instanceof Promise) answer.catch(warnThatItThrew);
    });
  } catch {
    warnThatItThrew();
  } finally {
    isOnScrubRunning = false;
  }
}

function warnThatItThrew(): void {
  warn("onScrub threw an error. The error is not shown, because it may contain a secret.", FAULT);
}
