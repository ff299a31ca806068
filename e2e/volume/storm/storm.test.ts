import { describe, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf, lossesOf, sumOf } from "../../support/arrived-errors.ts";
import { someOf, someSdks, TEST_ALL } from "../../support/some-of.ts";

const script = "volume/storm/app.mjs";

async function storm(sdk: Sdk, env: Record<string, string>, slowMs = 0) {
  const ingest = await startIngest();
  if (slowMs > 0) ingest.setResponseMode({ slowMs });
  const app = await runApp({ sdk, script, env: { SENTRY_DSN: ingest.dsn(), PROTECTED: "1", ...env } });
  await ingest.close();
  return { app, errors: errorsOf(ingest.envelopes), losses: lossesOf(ingest.envelopes) };
}

describe.concurrent("a storm of errors", () => {
  for (const sdk of someSdks()) {
    test.for(["in the tick of init", "later"])(
      `of 300 in one tick, %s, does not lose the rare error beside it, on ${sdk}`,
      async (when, { expect }) => {
        const env = when === "later" ? {} : { IN_TICK_OF_INIT: "1" };
        const { app, errors, losses } = await storm(sdk, env);
        expect(app).toMatchObject({ stderr: "", exitCode: 0 });
        expect(errors.filter(({ message }) => message === "rare")).toHaveLength(1);
        expect(errors.map(({ count }) => count).sort()).toEqual([1, 1, 1, 1, 297]);
        expect(losses).toEqual({ "sample_rate:error": 296 });
        expect(errors.find(({ count }) => count === 297)?.event.tags).toMatchObject({ suppressed: "296" });
      },
    );

    test(`loses the rare error without volume(), on ${sdk}`, async ({ expect }) => {
      const { errors, losses } = await storm(sdk, { PROTECTED: "0" });
      expect(errors.filter(({ message }) => message === "rare")).toEqual([]);
      expect(losses["queue_overflow:error"]).toBeGreaterThan(200);
    });
  }

  const count = TEST_ALL ? 20_000 : 1600;
  const cases = SDKS.flatMap((sdk) => [1, 30, 400, 800].map((sites) => ({ sdk, sites })));
  test.for(someOf(cases, 6))(
    `of ${count} errors from $sites sites in the code, on $sdk, is counted exactly`,
    async ({ sdk, sites }, { expect }) => {
      const env = { ERRORS: String(count), SITES: String(sites), BATCH: "100" };
      const { app, errors, losses } = await storm(sdk, env);
      expect(app).toMatchObject({ stdout: "[]\n", stderr: "", exitCode: 0 });
      expect(sumOf(errors.map(({ weight }) => weight))).toBeCloseTo(count + 1, 6);
      expect(errors.length + (losses["sample_rate:error"] ?? 0)).toBe(count + 1);
      expect(losses["queue_overflow:error"]).toBeUndefined();
      expect(errors.filter(({ message }) => message === "rare")).toHaveLength(1);
      if (sites > 500) return;
      const bySite = new Map<string, number>();
      for (const { message, weight } of errors) {
        const site = message.split(" number ")[0] ?? "";
        bySite.set(site, (bySite.get(site) ?? 0) + weight);
      }
      bySite.delete("rare");
      expect(bySite.size).toBe(sites);
      for (const sum of bySite.values()) expect(Math.abs(sum - count / sites)).toBeLessThan(1);
    },
  );

  test.for(someSdks())("that cannot be sent before the client closes is reported, on %s", async (sdk, { expect }) => {
    // The ingest (the fake Sentry server) takes 600 ms to respond, and volume() sends its suppressed errors in several
    // parts. So the client closes before all of them are sent.
    const env = { ERRORS: "4000", SITES: "400", BATCH: "100", FLUSH: "0", CLOSE_MS: "4000" };
    const { app, errors, losses } = await storm(sdk, env, 600);
    const lost: { reason: string; count: number }[] = JSON.parse(app.stdout);
    expect(lost.length).toBeGreaterThan(0);
    expect(new Set(lost.map(({ reason }) => reason))).toEqual(new Set(["closed"]));
    const dropped = sumOf(Object.values(losses));
    expect(sumOf(errors.map(({ count }) => count)) + sumOf(lost.map(({ count: each }) => each))).toBe(4001);
    expect(errors.length + dropped).toBe(4001);
  });
});
