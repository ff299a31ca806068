import { describe, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { spansOf } from "../../support/arrived-spans.ts";
import { TEST_ALL } from "../../support/some-of.ts";

const cases = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));
/**
 * Maximum ratio of the CPU times per request with and without the scrubber's integration (the guard). If the guard
 * scrubbed the dropped trace, the ratio would be about 60.
 */
const MAX_RATIO = 2;

// Sequential, because tests that run at the same time would distort the measurement.
describe.skipIf(!TEST_ALL).sequential("a request whose trace is dropped", () => {
  test.for(cases)(
    "costs about the same with and without the guard, even if its query is costly to scrub, on $sdk $lifecycle",
    async ({ sdk, lifecycle }, { expect }) => {
      const bare = await measure(sdk, lifecycle, "0");
      const guarded = await measure(sdk, lifecycle, "1");
      console.log(`${sdk} ${lifecycle}: ${bare} us without the guard, ${guarded} us with it`);
      expect(guarded / bare).toBeLessThan(MAX_RATIO);
    },
  );
});

/** Measures the CPU time of one request in microseconds. */
async function measure(sdk: Sdk, lifecycle: string, guard: "0" | "1"): Promise<number> {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, GUARD: guard };
  const app = await runApp({ sdk, script: "sampler/costly-queries/app.mjs", env });
  await ingest.close();
  if (app.exitCode !== 0 || app.stderr !== "") throw new Error(app.stderr);
  if (ingest.envelopes.flatMap(spansOf).length > 0) throw new Error("A trace was kept.");
  return Number(app.stdout);
}
