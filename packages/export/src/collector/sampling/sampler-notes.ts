import type { SamplerPolicy, SamplerRule } from "@sentry-policy/sampler/rules";
import type { ExportNote } from "../../notes/note.ts";
import { noteIf } from "../note-if.ts";
import type { SamplingOptions } from "./tail-sampling.ts";

const FUNCTION =
  "is a function, which a configuration cannot call: every trace to which it applies is kept; set a number";
const NO_RATE =
  "is not set, and the collector does not know the client's tracesSampleRate, so it keeps no trace that no rule matches and that did not fail; set a number";
const OFF = "is 0, which turns tracing off: the collector drops every trace, and apps need not send any";
const NO_EVENTS =
  "the collector receives spans, but not Sentry's events: a captured error keeps its trace only if a span has an error status too; set the status where the error is captured";
const ROOT =
  "rules are matched with the root span of the whole trace, not with that of each process; a trace whose root span does not pass the collector, for example because it began in a browser, gets the base rate";
const NO_OPERATION =
  "only Sentry's SDKs set sentry.op, so the rule never matches spans of other SDKs; use name, path or attributes";
const NO_HEADERS =
  "OpenTelemetry records only the headers that its instrumentation is told to; capture them in each service";
const ONE_DECISION =
  "the collector decides once for the whole trace, whatever rate a caller states; it reads tracestate (ot=th), but not the rate in Sentry's baggage";
const EVICTION =
  "is num_traces of each collector: beyond it, the oldest trace is dropped without a decision, even if it failed; choose traces per second times decisionWait, and watch otelcol_processor_tail_sampling_sampling_trace_dropped_too_early";
const NO_BYTES =
  "the collector has no limit in bytes for its buffer; the processor memory_limiter refuses spans when 80 % of the memory is in use";
const NO_ENDPOINTS =
  "the collector does not count endpoints, so its rates do not depend on traffic; give frequent endpoints a rule with a lower rate";
const ALL_SPANS =
  "all spans of a kept trace are sent; drop spans with the processor filter, or in the app with ignoreSpans";
const METRICS = "the collector counts its decisions in the metrics otelcol_processor_tail_sampling_*";

/** Returns a note for each field that the collector applies differently from the app's sampler. */
export function samplerNotes(sampler: SamplerPolicy, options: SamplingOptions): readonly ExportNote[] {
  const { rate, errorRate, rules = [], defaultRules, limits = {}, mode, parent, spans, onDecision } = sampler;
  const rulesField = rules.length > 0 ? "rules" : "defaultRules";
  return [
    ...noteIf(rate === undefined, "refused", "rate", NO_RATE),
    ...noteIf(typeof rate === "function", "refused", "rate", FUNCTION),
    ...noteIf(rate === 0, "elsewhere", "rate", OFF),
    ...noteIf(rate !== 0 && errorRate !== 0, "unreachable", "errorRate", NO_EVENTS),
    ...rules.flatMap((rule, index) => ruleNotes(rule, `rules[${index}]`)),
    ...noteIf(rules.length > 0 || defaultRules !== false, "unreachable", rulesField, ROOT),
    ...budgetNotes(sampler, options),
    ...noteIf(limits.traces !== undefined, "weaker", "limits.traces", EVICTION),
    ...noteIf(limits.bytes !== undefined, "elsewhere", "limits.bytes", NO_BYTES),
    ...noteIf(limits.endpoints !== undefined, "elsewhere", "limits.endpoints", NO_ENDPOINTS),
    ...noteIf((limits.adaptivity ?? 0) > 0, "elsewhere", "limits.adaptivity", NO_ENDPOINTS),
    ...noteIf(mode === "head", "elsewhere", "mode", "the collector always decides at the end of a trace"),
    ...noteIf(parent !== undefined, "elsewhere", "parent", ONE_DECISION),
    ...noteIf(spans !== undefined, "wider", "spans", ALL_SPANS),
    ...noteIf(onDecision !== undefined, "elsewhere", "onDecision", METRICS),
  ].map((each) => ({ ...each, field: `sampler.${each.field}` }));
}

function ruleNotes({ rate, op, header, userAgent, parent }: SamplerRule, at: string): readonly ExportNote[] {
  return [
    ...noteIf(typeof rate === "function", "refused", `${at}.rate`, FUNCTION),
    ...noteIf(op !== undefined, "unreachable", `${at}.op`, NO_OPERATION),
    ...noteIf(header !== undefined, "unreachable", `${at}.header`, NO_HEADERS),
    ...noteIf(userAgent !== undefined, "unreachable", `${at}.userAgent`, NO_HEADERS),
    ...noteIf(parent !== undefined, "elsewhere", `${at}.parent`, ONE_DECISION),
  ];
}

function budgetNotes(
  { budget = {}, slow, rules = [] }: SamplerPolicy,
  { collectors, spansPerTrace }: SamplingOptions,
): readonly ExportNote[] {
  const { tracesPerSecond, errorTracesPerSecond } = budget;
  const share = collectors === 1 ? "" : `, divided by ${collectors} collectors`;
  const inSpans = `is a limit for the whole fleet here, not for each process, and counts spans: traces times ${spansPerTrace} spans${share}; set spansPerTrace to the measured average`;
  const hasSeveral = slow !== undefined || rules.some(({ rate }) => rate !== 0);
  const message = hasSeveral
    ? `${inSpans}; each rule, slow traces and all others have this limit of their own, so together they can keep a multiple of it`
    : inSpans;
  const uncertain = `${inSpans}; the first failed trace of each endpoint is not certain to be kept`;
  return [
    ...noteIf(tracesPerSecond !== undefined, hasSeveral ? "wider" : "elsewhere", "budget.tracesPerSecond", message),
    ...noteIf(errorTracesPerSecond !== undefined, "weaker", "budget.errorTracesPerSecond", uncertain),
  ];
}
