// Reads spans and client reports from the envelopes that arrived. In the static trace lifecycle, spans arrive inside
// transactions. In the stream lifecycle, they arrive in containers of spans.
import { createServer } from "node:net";
import type { Envelope } from "../src/ingest/index.ts";

/** A span that arrived. */
export interface Arrived {
  project: string;
  segment: boolean;
  traceId: string;
  id: unknown;
  parentId: unknown;
  /** The span's attribute `kind`. The test apps set it on the span for the work of a request. */
  kind: unknown;
  path: string;
  name: unknown;
  failed: boolean;
  attributeRate: unknown;
  headerRate: unknown;
  /** The trace's random number (`sample_rand`) in the envelope's header, or NaN if the header has none. */
  sampleRand: number;
  attribute(key: string): unknown;
}

export function spansOf({ header, items, projectId }: Envelope): Arrived[] {
  const headerRate = Reflect.get(Object(header["trace"]), "sample_rate");
  const sampleRand = Number(Reflect.get(Object(header["trace"]), "sample_rand"));
  const arrived = (span: Record<string, unknown>, segment: boolean, attribute: Arrived["attribute"]): Arrived => ({
    project: projectId,
    segment,
    traceId: String(span["trace_id"]),
    id: span["span_id"],
    parentId: span["parent_span_id"],
    kind: attribute("kind"),
    path: String(attribute("url.path") ?? attribute("http.target") ?? ""),
    name: span["name"],
    failed: !["ok", undefined].includes(span["status"] as string | undefined),
    attributeRate: attribute("sentry.sample_rate"),
    headerRate,
    sampleRand,
    attribute,
  });
  return items.flatMap(({ type, payload }) => {
    const body = Object(payload);
    if (type === "span") {
      return body.items.map((span: Record<string, unknown>) =>
        arrived(span, span["is_segment"] === true, (key) => Object(span["attributes"])[key]?.value),
      );
    }
    if (type !== "transaction") return [];
    const { trace } = body.contexts;
    return [
      arrived({ ...trace, name: body.transaction }, true, (key) => Object(trace.data)[key]),
      ...body.spans.map((span: Record<string, unknown>) =>
        arrived({ ...span, name: span["description"] }, false, (key) => Object(span["data"])[key]),
      ),
    ];
  });
}

/**
 * Returns how many spans were dropped according to the client reports. If `reason` is given, counts only drops for that
 * reason. If `category` is given, counts items of that category instead of spans.
 */
export function droppedSpans(envelopes: readonly Envelope[], reason?: string, category = "span"): number {
  const reports = envelopes.flatMap(({ items }) => items.filter(({ type }) => type === "client_report"));
  const losses: { category: string; reason: string; quantity: number }[] = reports.flatMap(
    ({ payload }) => Object(payload).discarded_events,
  );
  return losses
    .filter((loss) => loss.category === category && (reason === undefined || loss.reason === reason))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/**
 * Estimates how many spans were started, from the spans that arrived and their sample rates. Each span counts as
 * 1/rate. Example: 3 spans at a sample rate of 0.1 give 30. Uses the rate in the envelope's header if a span does not
 * state its rate, because its service followed the decision of another service.
 */
export function estimate(spans: readonly Arrived[]): number {
  return spans.reduce((sum, { attributeRate, headerRate }) => sum + 1 / Number(attributeRate ?? headerRate), 0);
}

/**
 * Returns the standard error of {@link estimate} if `truth` spans were started, and each of them was kept with a
 * probability of `rate`.
 */
export function sigma(truth: number, rate: number): number {
  return Math.sqrt((truth * (1 - rate)) / rate);
}

/** Returns a port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
