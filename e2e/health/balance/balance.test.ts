import { test } from "vitest";
import { type ForkedApp, forkApp } from "../../src/drivers/fork-app.ts";
import { SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { TEST_ALL } from "../../support/some-of.ts";
import { type Answer, balanceOf } from "../reports.ts";

const STEPS = TEST_ALL ? 200 : 40;
const CAPTURES = ["error", "unhandled", "warning", "ignored", "unwanted", "early"];
const MODES: readonly ResponseMode[] = [
  "ok",
  { status: 400, detail: "bad" },
  { status: 413 },
  { status: 429 },
  { status: 429, retryAfter: 1 },
  { status: 429, rateLimits: "1:error:project" },
  { status: 500 },
  "cut",
  "reset",
  { slowMs: 40 },
];
const OPTIONS = [{}, { sampleRate: 0.5 }, { sendClientReports: false }];
const cases = SDKS.flatMap((sdk) => OPTIONS.map((options, place): [Sdk, object, number] => [sdk, options, place + 1]));

test.concurrent.for(TEST_ALL ? cases : [cases[0], cases[4]].filter((each) => each !== undefined))(
  "on %s with %o, every captured error is always accepted, dropped or in flight, whatever the server responds",
  async ([sdk, options, seed], { expect }) => {
    const random = randomNumbers(seed);
    const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[random() % list.length] as T;
    let ingest: Ingest = await startIngest();
    const port = Number(new URL(ingest.url).port);
    const env = { SENTRY_DSN: ingest.dsn(), OPTIONS: JSON.stringify(options), WITH_PARTS: "1" };
    const app: ForkedApp = await forkApp(sdk, "health/outcomes/app.mjs", env);
    let total = 0;
    for (let step = 0; step < STEPS; step += 1) {
      if (step % 20 === 10) await ingest.close();
      else if (step % 20 === 15) ingest = await startIngest({ port });
      else if (step % 20 < 10) ingest.setResponseMode(pick(MODES));
      const { before, report } = await app.ask<Answer>({
        restart: random() % 8 === 0,
        capture: Array.from({ length: random() % 4 }, () => pick(CAPTURES)),
        times: random() % 16 === 0 ? 50 : 2,
        flush: random() % 3 !== 0,
      });
      for (const each of [before, report]) {
        const [captured, known] = balanceOf(each);
        expect(known, JSON.stringify(each)).toBe(captured);
        total = captured;
      }
    }
    const { report } = await app.ask<Answer>({});
    await app.stop();
    await ingest.close();

    expect(report.inFlight).toBe(0);
    expect(total).toBeGreaterThan(STEPS);
    const outcomes = new Set(report.dropped.map(({ reason }) => reason));
    if (TEST_ALL) expect(outcomes.size).toBeGreaterThan(8);
  },
);

/** Returns a generator of integers that depend only on the seed (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
