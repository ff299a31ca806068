import { describe, test } from "vitest";
import { runApp, SDKS } from "../src/drivers/run-app.ts";
import { type Envelope, startIngest } from "../src/ingest/index.ts";

const FULL = process.env["TEST_ALL"] === "1";
/** Requests to /ok; with every hundred come seven others. */
const COUNT = FULL ? 3000 : 300;
const RATE = 0.1;
const FAILING = ["500", "childerr", "caught", "nestederr"];

const lifecycles = FULL ? ["static", "stream"] : ["stream"];
const cases = [
  ...SDKS.flatMap((sdk) => lifecycles.map((lifecycle) => ({ sdk, lifecycle, scrubbed: false }))),
  { sdk: "v10", lifecycle: "static", scrubbed: true } as const,
];

/** A span as it arrived, from either lifecycle. */
interface Arrived {
  kind: unknown;
  segment: boolean;
  attributeRate: unknown;
  headerRate: unknown;
  traceId: unknown;
  path: string;
}

describe.concurrent("a loaded server in tail mode", () => {
  test.for(cases)(
    "on $sdk, $lifecycle, scrubbed: $scrubbed, sends every failed trace whole, and states true weights",
    { timeout: 120_000 },
    async ({ sdk, lifecycle, scrubbed }, { expect }) => {
      const hundreds = COUNT / 100;
      const ingest = await startIngest();
      const env = {
        SENTRY_DSN: ingest.dsn(),
        LIFECYCLE: lifecycle,
        COUNT: String(COUNT),
        RATE: String(RATE),
        LONG_MS: FULL ? "7000" : "5500",
        ...(scrubbed ? { WITH_SCRUBBER: "1" } : {}),
      };
      const app = await runApp({ sdk, script: "sampler-load.mjs", env, timeoutMs: 100_000 });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });

      const spans = ingest.envelopes.flatMap(spansOf);
      const work = (kind: string) => spans.filter((span) => span.kind === kind);
      // Each failed request's own child, and its root.
      for (const kind of FAILING) {
        const expected = kind === "500" ? 2 * hundreds : hundreds;
        expect({ kind, kept: work(kind).length }).toEqual({ kind, kept: expected });
        for (const { traceId } of work(kind)) {
          const root = spans.filter((span) => span.segment && span.traceId === traceId && span.path === `/${kind}`);
          expect(root).toMatchObject([{ attributeRate: 1 }]);
        }
      }
      expect(work("long")).toHaveLength(2);
      expect(spans.filter(({ segment, path }) => segment && path === "/long")).toHaveLength(2);

      // 1/rate of what is kept estimates what there was.
      const kept = spans.filter(({ segment, path }) => segment && path === "/ok");
      const truth = COUNT + hundreds;
      const estimate = kept.reduce((sum, { attributeRate }) => sum + 1 / Number(attributeRate), 0);
      const sigma = Math.sqrt((truth * (1 - RATE)) / RATE);
      expect(Math.abs(estimate - truth)).toBeLessThan(3 * sigma);
      for (const { attributeRate } of kept) expect(attributeRate).toBe(RATE);

      for (const { segment, attributeRate, headerRate } of spans) {
        if (segment && headerRate !== undefined) expect(Number(headerRate)).toBe(attributeRate);
      }
      const started: number = JSON.parse(app.stdout).started;
      expect(spans.length + droppedSpans(ingest.envelopes)).toBe(started);
    },
  );
});

function spansOf({ header, items }: Envelope): Arrived[] {
  const headerRate = Reflect.get(Object(header["trace"]), "sample_rate");
  return items.flatMap(({ type, payload }) => {
    const body = Object(payload);
    if (type === "span") {
      return body.items.map((span: Record<string, unknown>) => {
        const attributes = Object(span["attributes"]);
        return arrived((key) => attributes[key]?.value, span["is_segment"] === true, span["trace_id"], headerRate);
      });
    }
    if (type !== "transaction") return [];
    const { trace } = body.contexts;
    const root = arrived((key) => trace.data[key], true, trace.trace_id, headerRate);
    return [
      root,
      ...body.spans.map((span: { data: Record<string, unknown>; trace_id: string }) =>
        arrived((key) => span.data[key], false, span.trace_id, headerRate),
      ),
    ];
  });
}

function arrived(get: (key: string) => unknown, segment: boolean, traceId: unknown, headerRate: unknown): Arrived {
  const path = String(get("url.path") ?? get("http.target") ?? "");
  return { kind: get("kind"), segment, attributeRate: get("sentry.sample_rate"), headerRate, traceId, path };
}

function droppedSpans(envelopes: readonly Envelope[]): number {
  const reports = envelopes.flatMap(({ items }) => items.filter(({ type }) => type === "client_report"));
  const losses = reports.flatMap(({ payload }) => Object(payload).discarded_events);
  return losses
    .filter(({ category }) => category === "span")
    .reduce((sum: number, { quantity }: { quantity: number }) => sum + quantity, 0);
}
