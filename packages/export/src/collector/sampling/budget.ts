import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import { SPAN_FAILED } from "./failure.ts";
import { limit, noSpan, type Part } from "./policies.ts";

/** The parts that a budget adds to the collector's policies. Without a budget, there are none. */
export interface Budget {
  /** For a policy that keeps traces with the given rate. A failed trace would be kept with the second rate. */
  readonly forSuccess: (rate: number, failedRate: number) => readonly Part[];
  /** For a policy that keeps failed traces. */
  readonly forFailure: readonly Part[];
}

/** Seconds over which a budget is averaged, as in the process. */
const DEFAULT_INTERVAL = 10;

/** Translates the budget in traces of all processes into limits in spans for each collector. */
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
      // A failed trace must not use up the budget of the others, if another policy keeps it with the same or a higher
      // rate anyway.
      return [...(failedRate >= rate ? [noSpan(SPAN_FAILED)] : []), limitOf(tracesPerSecond)];
    },
    forFailure: errorTracesPerSecond === undefined ? [] : [limitOf(errorTracesPerSecond)],
  };
}
