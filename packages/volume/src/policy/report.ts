/** Reason why errors or logs were dropped for good, so that no event counts them. */
export type VolumeReason =
  /** `ignore`, of the policy or of a rule, matched. */
  | "ignored"
  /** The trace's random number was not below the `rate` of the rule, or of the log's level. */
  | "rate"
  /** The interval ended before the error had occurred as often as the rule's `after` says. */
  | "after"
  /** The log exceeded `logs.perMinute`. */
  | "per_minute"
  /** The client was closed before the event that would have counted the errors could be sent. */
  | "closed";

/**
 * What `onDrop` gets.
 *
 * @example
 * ```ts
 * import { type VolumeReport, volume } from "@sentry-policy/volume";
 *
 * const dropped = new Map<string, number>();
 * const count = ({ reason, count }: VolumeReport) => dropped.set(reason, (dropped.get(reason) ?? 0) + count);
 * const options = volume({ ignore: ["AbortError"], onDrop: count });
 * ```
 */
export interface VolumeReport {
  readonly category: "error" | "log_item";
  readonly reason: VolumeReason;
  /** Index of the policy's rule that the errors matched. Absent if none matched. */
  readonly rule?: number;
  /** Number of errors or logs. */
  readonly count: number;
}
