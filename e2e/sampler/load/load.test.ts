import { describe, type ExpectStatic, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { droppedSpans, estimate, sigma, spansOf } from "../../support/arrived-spans.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

/** Number of requests to /ok that start a trace. The app also sends seven other requests for every hundred of them. */
const COUNT = TEST_ALL ? 3000 : 300;
const RATE = 0.1;
/**
 * Maximum error of the estimated number of /ok traces, in standard errors. By chance, one run in 370 exceeds it, so
 * such a run is repeated once.
 */
const MAX_STANDARD_ERRORS = 3;
const FAILING = ["500", "childerr", "caught", "nestederr"];

interface Case {
  sdk: Sdk;
  lifecycle: string;
  scrubbed: boolean;
}

const lifecycles = TEST_ALL ? ["static", "stream"] : ["stream"];
const cases: readonly Case[] = [
  ...SDKS.flatMap((sdk) => lifecycles.map((lifecycle) => ({ sdk, lifecycle, scrubbed: false }))),
  { sdk: "v10", lifecycle: "static", scrubbed: true },
];

/**
 * Runs the app and checks what arrived. Returns the error of the estimated number of /ok traces, in standard errors.
 */
async function estimateError({ sdk, lifecycle, scrubbed }: Case, expect: ExpectStatic): Promise<number> {
  const hundreds = COUNT / 100;
  const ingest = await startIngest();
  const env = {
    SENTRY_DSN: ingest.dsn(),
    LIFECYCLE: lifecycle,
    COUNT: String(COUNT),
    RATE: String(RATE),
    LONG_MS: TEST_ALL ? "7000" : "5500",
    ...(scrubbed ? { WITH_SCRUBBER: "1" } : {}),
  };
  const app = await runApp({ sdk, script: "sampler/load/app.mjs", env });
  await ingest.close();
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });

  const spans = ingest.envelopes.flatMap(spansOf);
  const work = (kind: string) => spans.filter((span) => span.kind === kind);
  // Each failed request must have its child span `work` and its root span.
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

  const kept = spans.filter(({ segment, path }) => segment && path === "/ok");
  const truth = COUNT + hundreds;
  for (const { attributeRate } of kept) expect(attributeRate).toBe(RATE);

  for (const { segment, attributeRate, headerRate } of spans) {
    if (segment && headerRate !== undefined) expect(Number(headerRate)).toBe(attributeRate);
  }
  const started: number = JSON.parse(app.stdout).started;
  expect(spans.length + droppedSpans(ingest.envelopes)).toBe(started);
  // The sum of 1/rate over the kept /ok traces estimates how many of them were started.
  return Math.abs(estimate(kept) - truth) / sigma(truth, RATE);
}

describe.concurrent("a loaded server in tail mode", () => {
  test.for(someOf(cases, 2))(
    "on $sdk, $lifecycle, scrubbed: $scrubbed, sends every failed trace whole, with rates that give a correct estimate",
    async (kind, { expect }) => {
      if ((await estimateError(kind, expect)) < MAX_STANDARD_ERRORS) return;
      expect(await estimateError(kind, expect)).toBeLessThan(MAX_STANDARD_ERRORS);
    },
  );
});
