import { mulberry32 } from "../../../../bench/mulberry32.mjs";
import { type Attributes, CLIENT, keyValues, SERVER, type Span } from "./otlp.ts";

/** A kind of trace. */
export interface TraceKind {
  readonly kind: string;
  readonly keptRate: number;
  /**
   * How many traces of this kind `makeTraces` makes in each turn. If `keptRate` is low, this must be higher, so that
   * enough traces are kept.
   *
   * @defaultValue 1
   */
  readonly weight?: number;
  readonly name?: string;
  readonly root?: Attributes;
  readonly rootStatus?: Span["status"];
  /** The attributes of the client span, which represents the call to another service. */
  readonly client?: Attributes;
  readonly clientStatus?: Span["status"];
  /** Duration of the called service's span, in milliseconds. */
  readonly calledMs?: number;
}

/**
 * A trace of three spans: the root span, the client span for the call to another service, and the span of that service.
 */
export interface Trace {
  readonly id: string;
  readonly kind: string;
  readonly spans: readonly [root: Span, client: Span, called: Span];
}

/** How the traces of one kind were sampled. */
export interface KindResult {
  readonly sent: number;
  readonly kept: number;
  /** How many kept traces arrived with all their spans. */
  readonly whole: number;
  /**
   * An estimate of `sent` from the kept traces: the sum of 1 / p, where p is the sampling probability in a trace's
   * `tracestate`.
   */
  readonly estimate: number;
}

const NANOSECONDS = 1_000_000n;

/**
 * Returns `count` traces. In each turn, every kind gets as many traces as its `weight`. The same seed gives the same
 * trace ids, so the collector keeps the same traces.
 */
export function makeTraces(kinds: readonly TraceKind[], count: number, seed: number): Trace[] {
  const random = mulberry32(seed);
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
  const start = BigInt(Date.now()) * NANOSECONDS;
  const weighted = kinds.flatMap((kind) => Array<TraceKind>(kind.weight ?? 1).fill(kind));
  return Array.from({ length: count }, (_, index) => {
    const kind = weighted[index % weighted.length];
    if (kind === undefined) throw new RangeError("expected at least one kind");
    const id = hex(32);
    const [rootId, clientId, calledId] = [hex(16), hex(16), hex(16)];
    const span = (name: string, spanKind: number, attributes: Attributes, ms = 20) => ({
      traceId: id,
      name,
      kind: spanKind,
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(ms) * NANOSECONDS),
      attributes: keyValues(attributes),
    });
    const root = {
      ...span(kind.name ?? "GET", SERVER, {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "url.path": "/items/1",
        ...kind.root,
      }),
      spanId: rootId,
      status: kind.rootStatus ?? {},
    };
    const client = {
      ...span("GET", CLIENT, { "http.response.status_code": 200, ...kind.client }),
      spanId: clientId,
      parentSpanId: rootId,
      status: kind.clientStatus ?? {},
    };
    const called = { ...span("GET /stock", SERVER, {}, kind.calledMs), spanId: calledId, parentSpanId: clientId };
    return { id, kind: kind.kind, spans: [root, client, called] };
  });
}

/** Compares the sent traces with the spans that arrived. Returns one result per kind. */
export function resultsOf(traces: readonly Trace[], arrived: readonly Span[]): Map<string, KindResult> {
  const spansById = groupByTrace(arrived);
  const results = new Map<string, KindResult>();
  for (const { id, kind, spans } of traces) {
    const before = results.get(kind) ?? { sent: 0, kept: 0, whole: 0, estimate: 0 };
    const kept = spansById.get(id);
    results.set(kind, {
      sent: before.sent + 1,
      kept: before.kept + (kept ? 1 : 0),
      whole: before.whole + (kept?.length === spans.length ? 1 : 0),
      estimate: before.estimate + (kept ? 1 / statedProbability(kept[0]?.traceState) : 0),
    });
  }
  return results;
}

/**
 * Reads the sampling probability from a span's trace state. `th` is the dropped share as a hexadecimal fraction:
 * `ot=th:c` -> 1 - 0xc / 0x10 = 0.25. Without `th`, the probability is 1.
 */
function statedProbability(traceState = ""): number {
  const [, threshold] = /(?:^|[=;])th:([0-9a-f]{1,14})/.exec(traceState) ?? [];
  return threshold === undefined ? 1 : 1 - Number.parseInt(threshold.padEnd(14, "0"), 16) / 2 ** 56;
}

function groupByTrace(spans: readonly Span[]): Map<string, Span[]> {
  const groups = new Map<string, Span[]>();
  for (const span of spans) groups.set(span.traceId, [...(groups.get(span.traceId) ?? []), span]);
  return groups;
}
