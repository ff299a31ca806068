import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import { SPAN_FAILED } from "./failure.ts";
import { limit, noSpan, type Part } from "./policies.ts";

/** Limits and conditions that a budget adds to the collector's policies. Without a budget, the lists are empty. */
export interface Budget {
  /**
   * Returns what is added to a policy that keeps traces at `rate`. `failedRate` is the rate of the policy that keeps
   * failed traces.
   */
  readonly forSuccess: (rate: number, failedRate: number) => readonly Part[];
  /** What is added to a policy that keeps failed traces. */
  readonly forFailure: readonly Part[];
}

/** The number of seconds over which a budget is averaged. The app's sampler has the same default. */
const DEFAULT_INTERVAL = 10;

/**
 * Translates the policy's budget into limits for each collector. The budget counts the traces of all processes, and a
 * limit counts the spans of one collector.
 */
export function budgetOf(
  { budget = {} }: SamplerPolicy,
  { collectors, spansPerTrace }: { readonly collectors: number; readonly spansPerTrace: number },
): Budget {
  const { tracesPerSecond, errorTracesPerSecond, interval = DEFAULT_INTERVAL } = budget;
  const limitOf = (traces: number): Part =>
    limit(Math.max(1, Math.round((traces * spansPerTrace) / collectors)), interval);
  return {
    forSuccess: (rate, failedRate) => {
      if (tracesPerSecond === undefined) return [];
      // If failed traces have a policy with the same or a higher rate, they must not use up this budget.
      return [...(failedRate >= rate ? [noSpan(SPAN_FAILED)] : []), limitOf(tracesPerSecond)];
    },
    forFailure: errorTracesPerSecond === undefined ? [] : [limitOf(errorTracesPerSecond)],
  };
}
