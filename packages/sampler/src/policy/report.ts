import type { DefaultRuleName } from "./default-rules.ts";

/** The source of the probability with which a trace is kept. */
export type SamplerReason =
  /** The policy's rule at index `rule` matched. */
  | "rule"
  /** The default rule `defaultRule` matched. */
  | "default_rule"
  /**
   * No rule matched. The rate is the base rate: the client's `tracesSampleRate` or, if that is not set, the policy's
   * `rate`.
   */
  | "base_rate"
  /** No rule matched, and the base rate was changed because of the endpoint's traffic, its errors, or the budget. */
  | "adapted"
  /** The trace began in another service, and its rate is that of the other service. */
  | "inherited"
  /**
   * The trace began in another service. Its rate is that of this policy (`parent: "cap"`), which is lower than the rate
   * of the other service.
   */
  | "capped"
  /** A span of the trace failed, or an error was captured in the trace. */
  | "error"
  /** The trace took longer than `slow.thresholdMs`. */
  | "slow"
  /** Tracing is turned off, because the base rate is 0 or not set. */
  | "off";

/**
 * A decision about a trace. The first decision is made when the trace starts. In mode `tail`, the spans are buffered,
 * and the sampler decides again when the trace ends or a limit is reached. Only then does the report have the field
 * `kept`.
 */
export interface SamplerReport {
  /** The name of the root span. */
  readonly name: string;
  readonly reason: SamplerReason;
  /** The probability with which the trace is kept, from 0 to 1. */
  readonly rate: number;
  /** The index of the rule that set the rate. */
  readonly rule?: number;
  /** When the rule at index `rule` matched: when the root span started, or only when it ended. */
  readonly matched?: "start" | "end";
  /** The name of the default rule that set the rate. */
  readonly defaultRule?: DefaultRuleName;
  /** Whether the buffered trace was kept. The report at the start of the trace does not have this field. */
  readonly kept?: boolean;
}
