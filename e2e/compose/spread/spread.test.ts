import { describe, expect, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf } from "../../support/some-of.ts";

const ORDERS = [
  "config scrubber sampler volume",
  "config volume sampler scrubber",
  "scrubber config volume sampler",
  "volume scrubber sampler config",
  "sampler config scrubber volume",
  "sampler volume scrubber config",
];
const PLATFORMS = ["node", "browser"] as const;
const cases = PLATFORMS.flatMap((platform) => SDKS.flatMap((sdk) => ORDERS.map((order) => ({ platform, sdk, order }))));

describe.concurrent("the outputs of the packages, spread", () => {
  test.for(someOf(cases, 7))(
    "into $platform $sdk as $order cause no warning and send no secret",
    async (wanted, { expect }) => {
      const { platform, sdk, order } = wanted;
      const ingest = await startIngest();
      const env = {
        SENTRY_DSN: ingest.dsn(),
        SENTRY_TRACES_SAMPLE_RATE: "1",
        SPREAD_ORDER: order,
        PLATFORM: platform,
      };
      const app = await runApp({ sdk, script: "compose/spread/app.mjs", env });
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      await ingest.close();

      expect(app).toEqual({ stdout: "", stderr: "", exitCode: 0, warnings: [] });
      expect(ingest.items("event")).toHaveLength(1);
      // By default, v10 sends transactions and v11 sends streamed spans. Our packages must not change that.
      expect(ingest.items("transaction")).toHaveLength(sdk === "v10" ? 1 : 0);
      expect(ingest.items("span")).toHaveLength(sdk === "v10" ? 0 : 1);
      expect(wire).toContain("planted trace");
      for (const secret of Object.values(secrets)) expect(wire).not.toContain(secret);
    },
  );
});

test("sends the same secrets without our packages", async () => {
  const ingest = await startIngest();
  await runApp({ sdk: "v11", script: "compose/spread/unprotected.mjs", env: { SENTRY_DSN: ingest.dsn() } });
  const wire = ingest.envelopes.map(({ text }) => text).join("\n");
  await ingest.close();
  for (const secret of Object.values(secrets)) expect(wire).toContain(secret);
});
