import { describe, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf, sumOf } from "../../support/arrived-errors.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

const TRACES = TEST_ALL ? 400 : 100;
const cases = SDKS.flatMap((sdk) => ["stream", "static"].map((lifecycle) => ({ sdk, lifecycle })));

async function run(sdk: Sdk, env: Record<string, string>) {
  const ingest = await startIngest();
  const app = await runApp({
    sdk,
    script: "volume/traces/app.mjs",
    env: { SENTRY_DSN: ingest.dsn(), TRACES: String(TRACES), ...env },
  });
  await ingest.close();
  const roots = ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
  return { app, traces: new Set(roots.map(({ traceId }) => traceId)), errors: errorsOf(ingest.envelopes) };
}

describe.concurrent("errors and their traces", () => {
  test.for(someOf(cases, 4))(
    "are kept together at equal rates, on $sdk, $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const policy = { perIssue: false, total: { perMinute: 10_000 }, rules: [{ rate: 0.4 }] };
      const rates = { RATE: "0.4", ERROR_RATE: "0.4" };
      const { app, traces, errors } = await run(sdk, {
        ...rates,
        LIFECYCLE: lifecycle,
        VOLUME: JSON.stringify(policy),
      });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const ofErrors = new Set<string>(errors.map(({ event }) => event.contexts.trace.trace_id));
      expect(ofErrors).toEqual(traces);
      expect(traces.size).toBeGreaterThan(TRACES / 5);
      for (const { weight } of errors) expect(weight).toBeCloseTo(2.5, 9);
      // At a rate of 0.4, each trace adds a variance of 0.6 / 0.4 = 1.5 to the estimate.
      expect(Math.abs(sumOf(errors.map(({ weight }) => weight)) - TRACES)).toBeLessThan(5 * Math.sqrt(1.5 * TRACES));
    },
  );

  test.for(someOf([...cases].reverse(), 4))(
    "that are suppressed still make the sampler keep the trace, on $sdk, $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const policy = JSON.stringify({ perIssue: { first: 1 } });
      const { app, traces, errors } = await run(sdk, {
        RATE: "0.01",
        ERROR_RATE: "1",
        LIFECYCLE: lifecycle,
        VOLUME: policy,
      });
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(traces.size).toBe(TRACES);
      expect(errors.length).toBeLessThan(TRACES / 10);
      expect(sumOf(errors.map(({ count }) => count))).toBe(TRACES);
      // A suppressed error is sent later, but its event must belong to the trace in which the error occurred.
      for (const { event } of errors) expect(traces).toContain(event.contexts.trace.trace_id);
      expect(new Set(errors.map(({ event }) => event.contexts.trace.trace_id)).size).toBe(errors.length);
    },
  );
});
