/** Why errors or logs were dropped. No later event counts them. */
export type VolumeReason =
  /** The policy's `ignore`, or a rule with `ignore: true`, matched. */
  | "ignored"
  /**
   * Random sampling dropped the error or log. The probability was the `rate` of the rule or, for a log, of its level.
   */
  | "rate"
  /** The interval ended before `after` errors had occurred. */
  | "after"
  /** The log exceeded `logs.perMinute`. */
  | "per_minute"
  /** The client was closed before it could send the event that counts the errors. */
  | "closed";

/**
 * The argument with which `onDrop` is called.
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
  /**
   * Index of the rule that the errors matched. Absent if no rule matched. Also absent if the errors were held and their
   * client could no longer send them, or if they were counted together because of `limits.issues`.
   */
  readonly rule?: number;
  /** Number of errors or logs. */
  readonly count: number;
}
