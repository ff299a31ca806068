import { describe, type ExpectStatic, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { droppedSpans, spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const TRACES = 60;
const cases = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));

/**
 * Returns two sorted lists of trace IDs: those of the spans that arrived (`traces`), and those of the errors that
 * arrived (`ofErrors`).
 */
async function run(sdk: Sdk, env: Record<string, string>, expect: ExpectStatic) {
  const ingest = await startIngest();
  const app = await runApp({
    sdk,
    script: "sampler/dropped-errors/app.mjs",
    env: { SENTRY_DSN: ingest.dsn(), TRACES: String(TRACES), ...env },
  });
  await ingest.close();
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });
  const traces = ingest.envelopes.flatMap(spansOf).map(({ traceId }) => traceId);
  const ofErrors = errorsOf(ingest.envelopes).map(({ event }): string => event.contexts.trace.trace_id);
  expect(ofErrors.length).toBeGreaterThan(0);
  expect(ofErrors.length).toBeLessThan(TRACES);
  expect(ofErrors.length + droppedSpans(ingest.envelopes, "sample_rate", "error")).toBe(TRACES);
  return { traces: traces.sort(), ofErrors: ofErrors.sort() };
}

describe.concurrent("if the SDK's sampleRate drops half of the errors", () => {
  test.for(someOf(cases, 3))(
    "the traces of the dropped errors are kept too, because they failed: $sdk $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const { traces, ofErrors } = await run(sdk, { LIFECYCLE: lifecycle, SESSION: "1" }, expect);
      expect(new Set(traces).size).toBe(TRACES);
      expect(traces).toHaveLength(TRACES);
      for (const id of ofErrors) expect(traces).toContain(id);
    },
  );

  test.for(someOf([...cases].reverse(), 3))(
    "and there is no session, the traces of the dropped errors are dropped too, and every other trace is kept: $sdk $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const { traces, ofErrors } = await run(sdk, { LIFECYCLE: lifecycle, SESSION: "0" }, expect);
      expect(traces).toEqual(ofErrors);
    },
  );
});
