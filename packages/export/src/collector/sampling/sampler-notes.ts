import type { SamplerPolicy, SamplerRule } from "@sentry-policy/sampler/rules";
import { type ExportNote, note } from "../../notes/note.ts";
import type { SamplingOptions } from "./tail-sampling.ts";

/** Returns a note for each field of the sampler's policy that the collector does not apply as the process does. */
export function samplerNotes(sampler: SamplerPolicy, options: SamplingOptions): readonly ExportNote[] {
  const { rules = [] } = sampler;
  return [
    ...rateNotes(sampler),
    ...(sampler.rate === 0 ? [] : failureNotes(sampler)),
    ...rules.flatMap((rule, index) => ruleNotes(rule, `rules[${index}]`)),
    ...(rules.length > 0 || sampler.defaultRules !== false ? [ROOT_NOTE] : []),
    ...budgetNotes(sampler, options),
    ...limitNotes(sampler),
    ...otherNotes(sampler),
  ].map(({ field, ...rest }) => ({ ...rest, field: `sampler.${field}` }));
}

const ROOT_NOTE: ExportNote = note(
  "unreachable",
  "rules",
  "rules are matched with the root span of the whole trace, not with that of each process; a trace whose root span does not pass the collector, for example because it began in a browser, gets the base rate",
);

function rateNotes({ rate }: SamplerPolicy): readonly ExportNote[] {
  if (rate === undefined) {
    const message =
      "is not set, and the collector does not know the client's tracesSampleRate, so it keeps no trace that no rule matches and that did not fail; set a number";
    return [note("refused", "rate", message)];
  }
  if (rate === 0)
    return [
      note(
        "elsewhere",
        "rate",
        "is 0, which turns tracing off: the collector drops every trace, and apps need not send any",
      ),
    ];
  if (typeof rate !== "function") return [];
  return [
    note(
      "refused",
      "rate",
      "is a function, which a configuration cannot call: every trace that no rule matches is kept; set a number",
    ),
  ];
}

function failureNotes({ errorRate }: SamplerPolicy): readonly ExportNote[] {
  const message =
    "the collector receives spans, but not Sentry's events: a captured error keeps its trace only if a span has an error status too; set the status where the error is captured";
  return errorRate === 0 ? [] : [note("unreachable", "errorRate", message)];
}

function ruleNotes(rule: SamplerRule, at: string): readonly ExportNote[] {
  const notes: ExportNote[] = [];
  if (typeof rule.rate === "function") {
    notes.push(
      note(
        "refused",
        `${at}.rate`,
        "is a function, which a configuration cannot call: every trace that the rule matches is kept; set a number",
      ),
    );
  }
  if (rule.op !== undefined) {
    notes.push(
      note(
        "unreachable",
        `${at}.op`,
        "only Sentry's SDKs set sentry.op, so the rule never matches spans of other SDKs; use name, path or attributes",
      ),
    );
  }
  if (rule.header !== undefined || rule.userAgent !== undefined) {
    const field = rule.header === undefined ? "userAgent" : "header";
    notes.push(
      note(
        "unreachable",
        `${at}.${field}`,
        "OpenTelemetry records only the headers that its instrumentation is told to; capture them in each service",
      ),
    );
  }
  if (rule.parent !== undefined) {
    notes.push(
      note(
        "elsewhere",
        `${at}.parent`,
        "the collector decides once for the whole trace, with this rule, whatever rate a caller states",
      ),
    );
  }
  return notes;
}

function budgetNotes(
  { budget, slow, rules = [] }: SamplerPolicy,
  { collectors, spansPerTrace }: SamplingOptions,
): readonly ExportNote[] {
  const { tracesPerSecond, errorTracesPerSecond } = budget ?? {};
  const share = collectors === 1 ? "" : `, divided by ${collectors} collectors`;
  const inSpans = `is a limit for the whole fleet here, not for each process, and counts spans: traces times ${spansPerTrace} spans${share}; set spansPerTrace to the measured average`;
  const isShared = slow !== undefined || rules.some(({ rate }) => rate !== 0);
  const own = isShared
    ? "; each rule, slow traces and all others have this limit of their own, so together they can keep a multiple of it"
    : "";
  return [
    ...(tracesPerSecond === undefined
      ? []
      : [note(isShared ? "wider" : "elsewhere", "budget.tracesPerSecond", `${inSpans}${own}`)]),
    ...(errorTracesPerSecond === undefined
      ? []
      : [
          note(
            "weaker",
            "budget.errorTracesPerSecond",
            `${inSpans}; the first failed trace of each endpoint is not certain to be kept`,
          ),
        ]),
  ];
}

function limitNotes({ limits = {} }: SamplerPolicy): readonly ExportNote[] {
  const { traces, bytes, endpoints, adaptivity } = limits;
  return [
    ...(traces === undefined
      ? []
      : [
          note(
            "weaker",
            "limits.traces",
            "is num_traces of each collector: beyond it, the oldest trace is dropped without a decision, even if it failed; choose traces per second times decisionWait, and watch otelcol_processor_tail_sampling_sampling_trace_dropped_too_early",
          ),
        ]),
    ...(bytes === undefined
      ? []
      : [
          note(
            "elsewhere",
            "limits.bytes",
            "the collector has no limit in bytes for its buffer; the processor memory_limiter refuses spans when 80 % of the memory is in use",
          ),
        ]),
    ...(endpoints === undefined ? [] : [note("elsewhere", "limits.endpoints", NO_ENDPOINTS)]),
    ...(adaptivity === undefined || adaptivity === 0 ? [] : [note("elsewhere", "limits.adaptivity", NO_ENDPOINTS)]),
  ];
}

const NO_ENDPOINTS =
  "the collector does not count endpoints, so its rates do not depend on traffic; give frequent endpoints a rule with a lower rate";

function otherNotes({ mode, parent, spans, onDecision }: SamplerPolicy): readonly ExportNote[] {
  return [
    ...(mode === "head" ? [note("elsewhere", "mode", "the collector always decides at the end of a trace")] : []),
    ...(parent === undefined
      ? []
      : [
          note(
            "elsewhere",
            "parent",
            "the collector decides once for the whole trace, so no service inherits a rate; it reads tracestate (ot=th), but not the rate in Sentry's baggage",
          ),
        ]),
    ...(spans === undefined
      ? []
      : [
          note(
            "wider",
            "spans",
            "all spans of a kept trace are sent; drop spans with the processor filter, or in the app with ignoreSpans",
          ),
        ]),
    ...(onDecision === undefined
      ? []
      : [
          note(
            "elsewhere",
            "onDecision",
            "the collector counts its decisions in the metrics otelcol_processor_tail_sampling_*",
          ),
        ]),
  ];
}
