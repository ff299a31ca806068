import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf, lossesOf, sumOf } from "../../support/arrived-errors.ts";
import { someOf } from "../../support/some-of.ts";

const cases = [1, 2, 3, 4].flatMap((seed) => SDKS.map((sdk) => ({ sdk, seed })));

describe.concurrent("any sequence of errors, pauses and flushes", () => {
  test.for(someOf(cases, 9))("with the seed $seed, on $sdk, is counted exactly", async ({ sdk, seed }, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn(), SEED: String(seed), STEPS: "400" };
    const app = await runApp({ sdk, script: "volume/any-sequence/app.mjs", env });
    await ingest.close();
    expect(app).toMatchObject({ stderr: "", exitCode: 0 });
    const { seen, dropped }: { seen: number; dropped: number } = JSON.parse(app.stdout);
    const errors = errorsOf(ingest.envelopes);
    const losses = lossesOf(ingest.envelopes);
    expect(Object.keys(losses).sort()).toEqual(["ignored:error", "sample_rate:error"]);
    expect(sumOf(errors.map(({ count }) => count)) + dropped).toBe(seen);
    expect(errors.length + sumOf(Object.values(losses))).toBe(seen);
  });
});
