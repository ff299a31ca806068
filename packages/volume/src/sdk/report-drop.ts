import { callCallback } from "@sentry-policy/internal/callback";
import type { VolumeReport } from "../policy/report.ts";
import type { VolumePolicy } from "../policy/types.ts";
import { warnOnce } from "../shared/warn.ts";

const ON_DROP_FAILED = "The policy's onDrop threw or rejected.";

/** Calls the policy's `onDrop`. An exception in it does not reach the app. */
export function reportDrop({ onDrop }: VolumePolicy, report: VolumeReport): void {
  callCallback(() => onDrop?.(report), warnOnce, ON_DROP_FAILED);
}
