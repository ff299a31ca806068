import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import type { ExportNote } from "../../notes/note.ts";
import { escapeDollars } from "../pipeline/escape.ts";
import type { JsonObject } from "../pipeline/json.ts";
import { samplerNotes } from "./sampler-notes.ts";
import { type SamplingOptions, tailPolicies } from "./tail-sampling.ts";

/** Processors by name. Spans pass through them in this order. */
export interface Processors {
  readonly processors: Readonly<Record<string, JsonObject>>;
  readonly notes: readonly ExportNote[];
}

/** The collector's own default for `num_traces`. */
const NUM_TRACES = 50_000;
/** How many decisions the collector remembers for late spans, as a multiple of `num_traces`. */
const REMEMBERED = 10;
const DEFAULT_SECONDS = 30;

/**
 * Writes a random number into the `tracestate` of each trace: the last 14 digits of the trace id, as OpenTelemetry
 * defines it. Without this number, the collector samples by a hash of the trace id, but applies limits by the trace id
 * itself. A policy with both a rate and a limit would then state a wrong probability.
 */
const RANDOMNESS: JsonObject = {
  error_mode: "ignore",
  trace_statements: [
    {
      context: "span",
      statements: [
        'set(span.trace_state["ot"], Concat(["rv:", Substring(span.trace_id.string, 18, 14)], "")) where span.trace_state["ot"] == nil or span.trace_state["ot"] == ""',
      ],
    },
  ],
};

/** Translates the sampler's policy into a `tail_sampling` processor. */
export function samplingProcessors(
  sampler: SamplerPolicy,
  options: SamplingOptions & { readonly decisionWait: number | string | undefined },
): Processors {
  const { limits, budget } = sampler;
  const { policies, notes } = tailPolicies(sampler, options);
  const traces = limits?.traces ?? NUM_TRACES;
  const tailSampling: JsonObject = {
    decision_wait: durationOf(options.decisionWait ?? limits?.seconds ?? DEFAULT_SECONDS),
    num_traces: traces,
    decision_cache: { sampled_cache_size: REMEMBERED * traces, non_sampled_cache_size: REMEMBERED * traces },
    policies: policies.map(escapeDollars),
  };
  return {
    processors: {
      ...(budget === undefined ? {} : { "transform/randomness": RANDOMNESS }),
      tail_sampling: tailSampling,
    },
    notes: [...notes, ...samplerNotes(sampler, options)],
  };
}

function durationOf(wait: number | string): string {
  return typeof wait === "number" ? `${Number((wait * 1000).toPrecision(12))}ms`.replace(/000ms$/, "s") : wait;
}
