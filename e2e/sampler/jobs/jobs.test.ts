import { describe, type ExpectStatic, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { droppedSpans, estimate, sigma, spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const RATE = 0.05;
const FAILING = 20;
const SUCCESSFUL = 380;
const cases = ["cron", "messages", "queue"].flatMap((kind) =>
  SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ kind, sdk, lifecycle }))),
);

describe.concurrent("a worker without requests", () => {
  test.for(someOf([...cases].reverse(), 5))(
    "with jobs started by $kind, keeps each failed job and the expected share of the others, on $sdk $lifecycle",
    async (one, { expect }) => {
      // By chance, one run in 370 deviates by more than three standard errors, so such a run is repeated once.
      if ((await estimateError(one, expect)) < 3) return;
      expect(await estimateError(one, expect)).toBeLessThan(3);
    },
  );
});

async function estimateError(
  { kind, sdk, lifecycle }: { kind: string; sdk: Sdk; lifecycle: string },
  expect: ExpectStatic,
): Promise<number> {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, RATE: String(RATE), KIND: kind };
  const app = await runApp({ sdk, script: "sampler/jobs/app.mjs", env });
  await ingest.close();
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });
  const spans = ingest.envelopes.flatMap(spansOf);
  const named = (name: string) => spans.filter((span) => span.segment && span.name === name);
  expect(named("failing job")).toHaveLength(FAILING);
  for (const { attributeRate, headerRate } of named("failing job"))
    expect([attributeRate, headerRate]).toEqual([1, "1"]);
  const kept = named("job");
  for (const { attributeRate, headerRate } of kept) expect([attributeRate, headerRate]).toEqual([RATE, String(RATE)]);
  // Each kept job must have its child span `step`.
  expect(spans.filter(({ name }) => name === "step")).toHaveLength(FAILING + kept.length);
  expect(spans.length + droppedSpans(ingest.envelopes)).toBe(JSON.parse(app.stdout).started);
  return Math.abs(estimate(kept) - SUCCESSFUL) / sigma(SUCCESSFUL, RATE);
}
