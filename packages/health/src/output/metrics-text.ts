import type { Exemplar } from "../counts/ledger.ts";
import type { Monitor } from "../delivery/monitor.ts";
import { FAMILIES, type Family, type Sample } from "./families.ts";

const TEXT = "text/plain; version=0.0.4; charset=utf-8";
const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/** The content type if a request has no `Accept` header: Prometheus' text format. */
export const CONTENT_TYPE: string = TEXT;

/**
 * Returns the content type of the metrics for an `Accept` header: OpenMetrics if the header names it, as the header of
 * Prometheus does, and otherwise Prometheus' text format.
 *
 * @see https://prometheus.io/docs/instrumenting/content_negotiation
 */
export function contentTypeFor(accept: unknown): string {
  return String(accept).includes("application/openmetrics-text") ? OPEN_METRICS : TEXT;
}

/**
 * Returns the metrics in the format of a content type. In OpenMetrics, a counter can show the trace id of an error that
 * Sentry accepted (an exemplar).
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec
 */
export function metricsText(monitor: Monitor, contentType: string): string {
  const isOpen = contentType === OPEN_METRICS;
  const lines = FAMILIES.flatMap((family) => {
    const sampleName = family.type === "counter" ? `${family.name}_total` : family.name;
    // In HELP and TYPE lines, OpenMetrics uses a counter's name without `_total`. The text format uses the full name.
    const name = isOpen ? family.name : sampleName;
    const samples = family.samples(monitor).map((sample) => {
      const exemplar = isOpen && family === FAMILIES[0] ? exemplarOf(monitor, sample) : undefined;
      return `${sampleName}${labelsText(family, sample)} ${sample[1]}${exemplar === undefined ? "" : exemplarText(exemplar)}`;
    });
    return [`# HELP ${name} ${family.help}`, `# TYPE ${name} ${family.type}`, ...samples];
  });
  return `${[...lines, ...(isOpen ? ["# EOF"] : [])].join("\n")}\n`;
}

/** Label values need no escaping, because this package defines all of them. */
function labelsText({ labels }: Family, [values]: Sample): string {
  return labels.length === 0 ? "" : `{${labels.map((label, place) => `${label}="${values[place]}"`).join()}}`;
}

function exemplarOf({ ledger }: Monitor, [values, count]: Sample): Exemplar | undefined {
  return count > 0 ? ledger.exemplars.get(values.join("|")) : undefined;
}

function exemplarText({ traceId, at }: Exemplar): string {
  return ` # {trace_id="${traceId}"} 1 ${at / 1000}`;
}
