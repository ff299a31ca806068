// Reads spans and client reports from the envelopes that arrived. In the static lifecycle, spans arrive in
// transactions, and in the stream lifecycle, in containers of spans.
import { createServer } from "node:net";
import type { Envelope } from "../src/ingest/index.ts";

/** A span that arrived. */
export interface Arrived {
  project: string;
  segment: boolean;
  traceId: string;
  id: unknown;
  parentId: unknown;
  /** The attribute `kind`, which the apps set on the span for a request's work. */
  kind: unknown;
  path: string;
  name: unknown;
  failed: boolean;
  attributeRate: unknown;
  headerRate: unknown;
  /** The trace's random number (`sample_rand`) in the envelope's header, or NaN if there is none. */
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
 * Returns how many items of `category` were dropped, according to the client reports. With `reason`, counts only the
 * items that were dropped for this reason.
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
 * Estimates how many spans were started: each span that arrived counts as 1/rate, so 3 spans at a rate of 0.1 give 30.
 * A span whose service followed the decision of another service does not state a rate. Its rate is in the envelope's
 * header.
 */
export function estimate(spans: readonly Arrived[]): number {
  return spans.reduce((sum, { attributeRate, headerRate }) => sum + 1 / Number(attributeRate ?? headerRate), 0);
}

/**
 * Returns the standard error of {@link estimate} if `truth` spans were started and each was kept with the probability
 * `rate`.
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
