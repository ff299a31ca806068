import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import { SPAN_FAILED } from "./failure.ts";
import { limit, noSpan, type Part } from "./policies.ts";

/**
 * The parts (limits and conditions) that a budget adds to the collector's policies. Without a budget, the lists are
 * empty.
 */
export interface Budget {
  /**
   * Returns the parts for a policy that keeps traces at `rate`. `failedRate` is the rate at which failed traces are
   * kept by another policy.
   */
  readonly forSuccess: (rate: number, failedRate: number) => readonly Part[];
  /** The parts for a policy that keeps failed traces. */
  readonly forFailure: readonly Part[];
}

/** Default number of seconds over which a budget is averaged. The sampler in the app has the same default. */
const DEFAULT_INTERVAL = 10;

/**
 * Translates the policy's budget into limits for each collector. The budget counts the traces of all processes, but a
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
      // Failed traces must not use up this budget if another policy keeps them at the same or a higher rate anyway.
      return [...(failedRate >= rate ? [noSpan(SPAN_FAILED)] : []), limitOf(tracesPerSecond)];
    },
    forFailure: errorTracesPerSecond === undefined ? [] : [limitOf(errorTracesPerSecond)],
  };
}
