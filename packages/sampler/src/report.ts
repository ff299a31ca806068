/** Why a trace got its rate. */
export type SamplerReason =
  /** Rule `rule` of the policy matched. */
  | "rule"
  /** No rule matched: the operator's `tracesSampleRate`, or else the policy's `rate`. */
  | "base rate"
  /** The trace began elsewhere, and its rate came along. */
  | "inherited"
  /** No rate anywhere, or the operator's is 0. */
  | "off";

/** What was decided for one new trace. */
export interface SamplerReport {
  readonly name: string;
  readonly reason: SamplerReason;
  /** The probability with which the SDK keeps the trace, 0 to 1. */
  readonly rate: number;
  /** Which rule matched, counted from 0. */
  readonly rule?: number;
}
