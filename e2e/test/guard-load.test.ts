import { describe, test } from "vitest";
import { runApp, SDKS } from "../src/drivers/run-app.ts";

/** What guard-load.mjs prints. */
interface Measured {
  events: number;
  /** Guarded to bare, by the clock and by the processor's time. */
  throughput: { wall: number; cpu: number };
  perSecond: { bare: number; guarded: number };
  grownBytes: { bare: number; guarded: number };
}

/** What may differ between two heaps for reasons of their own: code that was optimised, caches that are bounded. */
const SLACK_BYTES = 4 * 1024 * 1024;

describe("10 000 mixed events through the guard", () => {
  test.for(SDKS)(
    "on %s leave nothing in memory that the SDK alone would not",
    { timeout: 300_000 },
    async (sdk, { expect }) => {
      const app = await runApp({ sdk, script: "guard-load.mjs", env: { COUNT: "10000" }, timeoutMs: 280_000 });

      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const measured: Measured = JSON.parse(app.stdout);
      console.log(`@sentry/node ${sdk}, guarded to bare: ${JSON.stringify(measured)}`);
      expect(measured.events).toBe(10_000);
      expect(measured.grownBytes.guarded).toBeLessThan(Math.max(0, measured.grownBytes.bare) + SLACK_BYTES);
    },
  );
});
