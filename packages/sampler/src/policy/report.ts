/** Why a trace has its probability. */
export type SamplerReason =
  /** A rule of the policy matched: the one at index `rule`. */
  | "rule"
  /** A default rule matched: a health check or a static asset. */
  | "default_rule"
  /** No rule matched: the operator's `tracesSampleRate` applies, or else the policy's `rate`. */
  | "base_rate"
  /** No rule matched: the base rate, changed by the endpoint's traffic, its recent errors or the budget. */
  | "adapted"
  /** The trace began in another service and keeps its rate. */
  | "inherited"
  /** Something in the trace failed. */
  | "error"
  /** The trace took longer than `slow.thresholdMs`. */
  | "slow"
  /** The base rate is not set, or is 0. */
  | "off";

/** A decision about a new trace, or (with `kept`) about one that was held. */
export interface SamplerReport {
  /** Name of the root span. */
  readonly name: string;
  readonly reason: SamplerReason;
  /** Probability with which the trace is kept, 0 to 1. */
  readonly rate: number;
  /** Index in `rules` of the rule that matched, for reason `rule`. */
  readonly rule?: number;
  /** Whether a held trace was kept. Absent when a trace starts. */
  readonly kept?: boolean;
}
