import { describe, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

const combinations: readonly (readonly [Sdk, string])[] = [
  ["v10", "static"],
  ["v11", "stream"],
];
/** Maximum growth of the heap in megabytes. The attributes of 3000 traces alone take 60 MB. */
const MAX_GROWTH_MB = 25;

describe.concurrent("the sampler with far more traces than its limits allow", () => {
  test.for(
    someOf(
      combinations.flatMap(([sdk, lifecycle]) =>
        (["ok", { slowMs: 600_000 }] as ResponseMode[]).map((mode) => ({ sdk, lifecycle, mode })),
      ),
      5,
    ),
  )(
    "on $sdk, $lifecycle, stays within its limits and frees the memory, with the ingest in the response mode $mode",
    async ({ sdk, lifecycle, mode }, { expect }) => {
      const { grown, left } = await run(sdk, lifecycle, mode, "yes");
      expect(grown).toBeLessThan(MAX_GROWTH_MB);
      expect(left).toBeLessThan(MAX_GROWTH_MB / 2);
    },
  );

  // Shows that the test above can fail.
  test.skipIf(!TEST_ALL)("uses more memory without limits", async ({ expect }) => {
    const { grown } = await run("v11", "stream", { slowMs: 600_000 }, "no");
    expect(grown).toBeGreaterThan(MAX_GROWTH_MB);
  });
});

async function run(
  sdk: Sdk,
  lifecycle: string,
  mode: ResponseMode,
  limited: string,
): Promise<{ grown: number; left: number }> {
  const ingest = await startIngest();
  ingest.setResponseMode(mode);
  const app = await runApp({
    sdk,
    script: "sampler/memory-limits/app.mjs",
    env: { SENTRY_DSN: ingest.dsn(), LIFECYCLE: lifecycle, LIMITED: limited },
  });
  await ingest.close();
  if (app.exitCode !== 0) throw new Error(app.stderr);
  return JSON.parse(app.stdout);
}
