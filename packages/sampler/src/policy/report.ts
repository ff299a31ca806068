/** Reason for a trace's probability. */
export type SamplerReason =
  /** The policy's rule at index `rule` matched. */
  | "rule"
  /** A default rule matched: a health check or a static asset. */
  | "default_rule"
  /** No rule matched: the operator's `tracesSampleRate` applies, or else the policy's `rate`. */
  | "base_rate"
  /**
   * No rule matched: the base rate applies, adjusted for the traffic and recent errors of the endpoint, or for the
   * budget.
   */
  | "adapted"
  /** The trace began in another service, whose rate applies. */
  | "inherited"
  /** A span of the trace failed, or an error was captured in the trace. */
  | "error"
  /** The trace took longer than `slow.thresholdMs`. */
  | "slow"
  /** The base rate is not set, or is 0. */
  | "off";

/**
 * A decision about a trace: the one made when the trace starts or, if `kept` is set, the final one about a held trace.
 */
export interface SamplerReport {
  /** Name of the root span. */
  readonly name: string;
  readonly reason: SamplerReason;
  /** Probability with which the trace is kept, 0 to 1. */
  readonly rate: number;
  /** Index in `rules` of the rule that matched, for reason `rule`. */
  readonly rule?: number;
  /** Whether a held trace was kept. Absent from the decision that is made when a trace starts. */
  readonly kept?: boolean;
}
