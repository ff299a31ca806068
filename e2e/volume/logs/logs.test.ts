import { describe, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { lossesOf } from "../../support/arrived-errors.ts";
import { someSdks, TEST_ALL } from "../../support/some-of.ts";

const TRACES = TEST_ALL ? 4000 : 500;

async function run(sdk: Sdk, policy: object, traces = TRACES) {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), TRACES: String(traces), POLICY: JSON.stringify(policy) };
  const app = await runApp({ sdk, script: "volume/logs/app.mjs", env });
  await ingest.close();
  const logs: { level: string; body: string; trace_id: string }[] = ingest
    .items("log")
    .flatMap(({ payload }) => Object(payload).items);
  const tracesOf = (body: string) => logs.filter((log) => log.body === body).map(({ trace_id }) => trace_id);
  return { app, tracesOf, total: logs.length, losses: lossesOf(ingest.envelopes) };
}

/** Returns the difference between a count and the count that the rate predicts, in standard deviations. */
function deviation(count: number, total: number, rate: number): number {
  return Math.abs(count - total * rate) / Math.sqrt(total * rate * (1 - rate));
}

describe.concurrent("logs", () => {
  for (const sdk of someSdks()) {
    test(`are kept or dropped together for each trace, at the rate for their level, on ${sdk}`, async ({ expect }) => {
      const { app, tracesOf, total, losses } = await run(sdk, { rates: { info: 0.2, warn: 0.5 } });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(new Set(tracesOf("first"))).toEqual(new Set(tracesOf("second")));
      // Warnings have a higher rate than info logs, so a trace that keeps its info logs also keeps its warnings.
      const warned = new Set(tracesOf("warning"));
      for (const trace of tracesOf("first")) expect(warned).toContain(trace);
      expect(deviation(tracesOf("first").length, TRACES, 0.2)).toBeLessThan(4);
      expect(deviation(warned.size, TRACES, 0.5)).toBeLessThan(4);
      expect(tracesOf("failed")).toHaveLength(TRACES);
      expect(total + (losses["before_send:log_item"] ?? 0)).toBe(4 * TRACES);
      expect(JSON.parse(app.stdout).hookCalls).toBe(total);
    });

    test(`are decided separately if followTrace is false, on ${sdk}`, async ({ expect }) => {
      const { tracesOf } = await run(sdk, { rates: { info: 0.2 }, followTrace: false });
      const first = new Set(tracesOf("first"));
      const both = tracesOf("second").filter((trace) => first.has(trace));
      expect(deviation(both.length, TRACES, 0.04)).toBeLessThan(4);
    });

    test(`are limited per minute, except errors, on ${sdk}`, async ({ expect }) => {
      const { tracesOf, total } = await run(sdk, { perMinute: 50 }, 100);
      expect(tracesOf("failed")).toHaveLength(100);
      expect(total - 100).toBeGreaterThanOrEqual(50);
      // A few more logs can pass, because the token bucket gains tokens while the app runs.
      expect(total - 100).toBeLessThan(100);
    });
  }
});
