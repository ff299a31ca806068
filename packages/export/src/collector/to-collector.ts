import { checkPolicy } from "@sentry-policy/sampler/rules";
import type { ExportNote } from "../notes/note.ts";
import { type CollectorOptions, type CollectorPolicies, checkArguments, countOf } from "./options.ts";
import { balancerFor, type CollectorConfig, pipelineWith } from "./pipeline/pipeline.ts";
import { type Processors, samplingProcessors } from "./sampling/processor.ts";
import { scrubbingProcessors } from "./scrubbing/processors.ts";

/**
 * What `toCollector` returns.
 *
 * @example
 * ```ts
 * import { writeFileSync } from "node:fs";
 * import { type CollectorExport, toCollector } from "@sentry-policy/export";
 *
 * const { config, gates }: CollectorExport = toCollector({ sampler: { rate: 0.1 } });
 * writeFileSync("collector.json", JSON.stringify(config));
 * console.log(`otelcol-contrib --config collector.json --feature-gates=${gates.join()}`);
 * ```
 */
export interface CollectorExport {
  /**
   * The configuration of each collector that samples and redacts. It can be saved as JSON, because the collector reads
   * YAML, and JSON is valid YAML.
   */
  readonly config: CollectorConfig;
  /**
   * Feature gates with which the collectors must be started (`--feature-gates`). Without them, kept traces do not state
   * their sampling probability, so counts in Sentry are too low.
   */
  readonly gates: readonly string[];
  /** The configuration of the load balancer in front of several collectors. Missing if there is only one collector. */
  readonly balancer?: CollectorConfig;
  /** One note for each difference between what the policies say and what the collectors do. */
  readonly notes: readonly ExportNote[];
}

/** Makes the collector write the sampling probability of each kept trace into its `tracestate`, as `ot=th:...`. */
const TRACESTATE_GATE = "processor.tailsamplingprocessor.usetracestate";
const NOTHING: Processors = { processors: {}, notes: [] };

/**
 * Translates the policies of the sampler and the scrubber into a configuration of the OpenTelemetry Collector, version
 * 0.161.0 or later, with the components of the distribution `otelcol-contrib`. The apps must send every span to the
 * collector. If an app also samples, the two rates are multiplied.
 *
 * @throws `CollectorOptionsError`, `SamplerPolicyError` or `ScrubberPolicyError`, which list every problem.
 *
 * @example
 * ```ts
 * import { toCollector } from "@sentry-policy/export";
 *
 * const { config, gates, notes } = toCollector(
 *   { scrubber: { sensitiveFields: ["national_ref"] }, sampler: { rate: 0.1, errorRate: 1 } },
 *   { endpoint: "https://o1.ingest.sentry.io/api/42/integration/otlp" },
 * );
 * ```
 */
export function toCollector(policies: CollectorPolicies, options: CollectorOptions = {}): CollectorExport {
  checkArguments(policies, options);
  const { scrubber, sampler } = policies;
  const { collectors = 1, spansPerTrace = 10, decisionWait, endpoint } = options;
  if (sampler !== undefined) checkPolicy(sampler);
  const count = countOf(collectors);
  const limits = { collectors: count, spansPerTrace, decisionWait };
  const sampling = sampler === undefined ? NOTHING : samplingProcessors(sampler, limits);
  // `null` is refused like any other invalid policy. Otherwise, spans would be sent without having been scrubbed.
  const scrubbing = scrubber === undefined ? NOTHING : scrubbingProcessors(scrubber);
  return {
    config: pipelineWith({ ...sampling.processors, ...scrubbing.processors }, endpoint),
    gates: sampler === undefined ? [] : [TRACESTATE_GATE],
    ...(count > 1 ? { balancer: balancerFor(typeof collectors === "number" ? undefined : collectors) } : {}),
    notes: [...sampling.notes, ...scrubbing.notes],
  };
}
