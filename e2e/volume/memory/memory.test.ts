import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf, lossesOf, sumOf } from "../../support/arrived-errors.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

const ISSUES = TEST_ALL ? 100_000 : 5000;

describe("memory", () => {
  test.for(someOf(SDKS, 2))(
    `grows by less than 5 MB for ${ISSUES} issues, all of which are counted, on %s`,
    async (sdk, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn(), ISSUES: String(ISSUES) };
      const app = await runApp({ sdk, script: "volume/memory/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      expect(JSON.parse(app.stdout).grown).toBeLessThan(5);
      const errors = errorsOf(ingest.envelopes);
      expect(sumOf(errors.map(({ weight }) => weight))).toBeCloseTo(ISSUES, 4);
      expect(lossesOf(ingest.envelopes)["queue_overflow:error"]).toBeUndefined();
    },
  );
});
