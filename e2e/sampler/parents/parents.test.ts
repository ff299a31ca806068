import { describe, type ExpectStatic, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { type Arrived, estimate, sigma, spansOf } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";

const COUNT = 300;
/** One request in 30 fails. */
const FAILING = 10;
const RATE = 0.05;

const KINDS = SDKS.flatMap((sdk) => ["static", "stream"].map((lifecycle) => ({ sdk, lifecycle })));
const across = <T>(list: readonly T[]) => list.flatMap((one) => KINDS.map((kind) => ({ ...kind, one })));

describe.concurrent("a service with a sample rate of 0.05", () => {
  test.for(someOf(across(["bare", "traceparent"]), 5))(
    "keeps its own share of the traces of a caller that sends only $one, on $sdk $lifecycle",
    async ({ sdk, lifecycle, one }, { expect }) => {
      await expectShare({ sdk, lifecycle, env: { CALLERS: one }, rate: RATE }, expect);
    },
  );

  test.for(
    someOf(
      across([
        { parent: "cap", parentRate: 1, rate: RATE },
        { parent: "cap", parentRate: 0.2, rate: RATE },
        { parent: "cap", parentRate: 0.02, rate: 0.02 },
        { parent: "follow", parentRate: 0.2, rate: 0.2 },
      ]),
      7,
    ),
  )(
    "with parent: $one.parent, keeps traces at a rate of $one.rate if the caller has $one.parentRate: $sdk $lifecycle",
    async ({ sdk, lifecycle, one: { parent, parentRate, rate } }, { expect }) => {
      const env = { CALLERS: "equal", PARENT: parent, PARENT_RATE: String(parentRate) };
      const kept = await expectShare({ sdk, lifecycle, env, rate }, expect);
      // The caller must have kept every trace that this service keeps.
      for (const { sampleRand } of kept) expect(sampleRand).toBeLessThan(Math.min(rate, parentRate));
    },
  );
});

interface Case {
  sdk: Sdk;
  lifecycle: string;
  env: Record<string, string>;
  rate: number;
}

/**
 * Checks how many traces of successful requests were kept, and that each of these traces states its sample rate.
 * Returns these traces.
 */
async function expectShare(one: Case, expect: ExpectStatic): Promise<Arrived[]> {
  // By chance, one run in 370 deviates by more than three standard errors, so such a run is repeated once.
  const first = await run(one, expect);
  const isUnlikely = Math.abs(estimate(first) - (COUNT - FAILING)) > 3 * sigma(COUNT - FAILING, one.rate);
  const kept = isUnlikely ? await run(one, expect) : first;
  expect(Math.abs(estimate(kept) - (COUNT - FAILING))).toBeLessThan(3 * sigma(COUNT - FAILING, one.rate));
  return kept;
}

async function run({ sdk, lifecycle, env, rate }: Case, expect: ExpectStatic): Promise<Arrived[]> {
  const ingest = await startIngest();
  const app = await runApp({
    sdk,
    script: "sampler/parents/app.mjs",
    env: { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, COUNT: String(COUNT), RATE: String(RATE), ...env },
  });
  await ingest.close();
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });
  const roots = ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
  const failed = roots.filter(({ path }) => path === "/fails");
  expect(failed).toHaveLength(FAILING);
  for (const { attributeRate } of failed) expect(attributeRate).toBe(1);
  const kept = roots.filter(({ path }) => path === "/ok");
  for (const { attributeRate } of kept) expect(attributeRate).toBe(rate);
  return kept;
}
