import type { VolumeReport } from "../policy/report.ts";
import type { VolumePolicy } from "../policy/types.ts";
import { safely, warnOnce } from "../shared/warn.ts";

const ON_DROP_FAILED = "onDrop threw or rejected.";

/** Calls the policy's `onDrop`. Its exceptions do not reach the app. */
export function reportDrop({ onDrop }: VolumePolicy, report: VolumeReport): void {
  const result: unknown = safely(() => onDrop?.(report), ON_DROP_FAILED);
  // If an async callback rejects, the unhandled rejection would end the process.
  if (result instanceof Promise) result.catch(() => warnOnce(ON_DROP_FAILED));
}
