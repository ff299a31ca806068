import { describe, type ExpectStatic, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { droppedSpans, estimate, spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const combinations: readonly (readonly [Sdk, string])[] = [
  ["v10", "static"],
  ["v10", "stream"],
  ["v11", "stream"],
  ["v11", "static"],
];

interface Report {
  name: string;
  reason: string;
  rate: number;
  kept?: boolean;
}

describe.concurrent("head mode", () => {
  test.for(someOf(combinations, 3))(
    "on %s, %s, raises the sample rate of an endpoint that starts to fail, and sends the rate that it used",
    async (kind, { expect }) => {
      const { spans, reports, envelopes, started } = await run(kind, "head", expect);
      const rates = reports.map(({ rate }) => rate);
      expect(rates).toHaveLength(700);
      expect(new Set(rates.slice(0, 601))).toEqual(new Set([0.1]));
      const raised = rates.slice(600);
      for (const [place, rate] of raised.entries()) expect(rate).toBeGreaterThanOrEqual(raised[place - 1] ?? 0);
      expect(raised[10]).toBeGreaterThan(0.2);
      expect(raised.at(-1)).toBe(1);

      for (const span of spans) {
        const rate = rates[Number(span.attribute("number")) - 1];
        expect(span.attributeRate).toBe(rate);
        expect(Number(span.headerRate)).toBe(rate);
      }
      for (const [name, from, to] of [
        ["steady", 0, 500],
        ["breaking", 500, 700],
      ] as const) {
        const variance = rates.slice(from, to).reduce((sum, rate) => sum + (1 - rate) / rate, 0);
        const kept = spans.filter((span) => span.name === name);
        expect(Math.abs(estimate(kept) - (to - from))).toBeLessThan(4 * Math.sqrt(variance));
      }
      // If v10 drops a trace at its start in the static lifecycle, its client report counts a transaction, but no
      // spans.
      const category = kind[0] === "v10" && kind[1] === "static" ? "transaction" : "span";
      expect(spans.length + droppedSpans(envelopes, "sample_rate", category)).toBe(started);
    },
  );
});

describe.concurrent("a budget", () => {
  test.for(someOf(combinations, 3))(
    "on %s, %s, limits the number of traces sent during an outage, keeps an error of each endpoint, and sends rates that give a correct estimate",
    async (kind, { expect }) => {
      const { spans, reports, envelopes, started, seconds } = await run(kind, "budget", expect);
      const finalReports = reports.filter(({ kept }) => kept !== undefined);
      expect(finalReports).toHaveLength(720);
      for (const isError of [true, false]) {
        const decided = finalReports.filter(({ reason }) => (reason === "error") === isError);
        expect(decided).toHaveLength(360);
        const expected = decided.reduce((sum, { rate }) => sum + rate, 0);
        expect(expected).toBeLessThanOrEqual(2 * 40 * Math.max(4, seconds));
        const arrived = spans.filter(({ name }) => (name === "fine") !== isError);
        expect(arrived).toHaveLength(decided.filter(({ kept }) => kept).length);
        // The budget is per second, so more traces are allowed if the app runs longer on a slow machine.
        expect(arrived.length).toBeLessThan(300 * Math.max(1, seconds / 4));
        const variance = decided.reduce((sum, { rate }) => sum + (1 - rate) / rate, 0);
        // On a very slow machine, the budget is never reached. All traces are then kept, so 0 is compared with 0.
        expect(Math.abs(estimate(arrived) - 360)).toBeLessThanOrEqual(4 * Math.sqrt(variance));
      }
      for (let place = 0; place < 6; place += 1) {
        const first = finalReports.find(({ name }) => name === `failing ${place}`);
        expect(first).toMatchObject({ rate: 1, kept: true });
      }
      for (const { attributeRate, headerRate } of spans) expect(Number(headerRate)).toBe(attributeRate);
      expect(spans.length + droppedSpans(envelopes)).toBe(started);
    },
  );
});

async function run([sdk, lifecycle]: readonly [Sdk, string], mode: string, expect: ExpectStatic) {
  const ingest = await startIngest();
  const app = await runApp({
    sdk,
    script: "sampler/modes/app.mjs",
    env: { SENTRY_DSN: ingest.dsn(), MODE: mode, LIFECYCLE: lifecycle },
  });
  await ingest.close();
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });
  const printed: { started: number; seconds: number; reports: Report[] } = JSON.parse(app.stdout);
  return { ...printed, envelopes: ingest.envelopes, spans: ingest.envelopes.flatMap(spansOf) };
}
