/** Why a trace got its probability. */
export type SamplerReason =
  /** Rule `rule` of the policy matched. */
  | "rule"
  /** A health check or a static asset, by the default rules. */
  | "default_rule"
  /** No rule matched: the operator's `tracesSampleRate`, or else the policy's `rate`. */
  | "base_rate"
  /** The base rate, moved by how frequent the endpoint is, by its recent errors, or by the budget. */
  | "adapted"
  /** The trace began elsewhere, and its rate came along. */
  | "inherited"
  /** Something in it failed. */
  | "error"
  /** It was longer than `slow.thresholdMs`. */
  | "slow"
  /** No rate anywhere, or the operator's is 0. */
  | "off";

/** What was decided: for a new trace, or (with `kept`) for one that was held. */
export interface SamplerReport {
  readonly name: string;
  readonly reason: SamplerReason;
  /** The probability with which the trace is kept, 0 to 1. */
  readonly rate: number;
  /** Which rule matched, counted from 0. */
  readonly rule?: number;
  /** Whether a held trace was kept. Absent when a trace starts. */
  readonly kept?: boolean;
}
