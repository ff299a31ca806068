import type { DefaultRuleName } from "./default-rules.ts";

/** Why a trace has its probability. */
export type SamplerReason =
  /** The policy's rule at index `rule` matched. */
  | "rule"
  /** The default rule `defaultRule` matched. */
  | "default_rule"
  /** No rule matched: the client's `tracesSampleRate` applies or, if it is not set, the policy's `rate`. */
  | "base_rate"
  /**
   * No rule matched, and the base rate was changed by the endpoint's traffic, by its recent errors or by the budget.
   */
  | "adapted"
  /** The trace began in another service, whose rate applies. */
  | "inherited"
  /** The trace began in another service, but its rate was lowered to the policy's own (`parent: "cap"`). */
  | "capped"
  /** A span of the trace failed, or an error was captured in the trace. */
  | "error"
  /** The trace took longer than `slow.thresholdMs`. */
  | "slow"
  /** Tracing is off, because the base rate is not set or is 0. */
  | "off";

/**
 * A decision about a trace. The first decision is made when the trace starts. In mode `tail`, the trace's spans are
 * then buffered. A second decision is made when the trace ends or a limit is reached. Only the second decision has
 * `kept`.
 */
export interface SamplerReport {
  /** Name of the root span. */
  readonly name: string;
  readonly reason: SamplerReason;
  /** Probability with which the trace is kept, 0 to 1. */
  readonly rate: number;
  /** Index of the rule that set the rate. */
  readonly rule?: number;
  /** Whether that rule matched when the root span started, or only when it had ended. */
  readonly matched?: "start" | "end";
  /** Name of the default rule that set the rate. */
  readonly defaultRule?: DefaultRuleName;
  /** Whether the buffered trace was kept. Absent from the decision that is made when a trace starts. */
  readonly kept?: boolean;
}
