import { afterEach, beforeEach, expect, test } from "vitest";
import { runApp } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";

let ingest: Ingest;
beforeEach(async () => {
  ingest = await startIngest();
});
afterEach(() => ingest.close());

test.for([
  { sdk: "v10", version: "10.78.0", trace: "transaction" },
  { sdk: "v11", version: "11.12.0", trace: "span" },
] as const)("an app of $sdk loads $version of both the SDK and @sentry/core", async ({ sdk, version, trace }) => {
  const app = await runApp({ sdk, script: "sdk/versions/app.mjs", env: { SENTRY_DSN: ingest.dsn() } });

  expect(app.stderr).toBe("");
  expect(JSON.parse(app.stdout)).toEqual({ node: version, core: version });
  expect(ingest.items("event")).toHaveLength(1);
  expect(ingest.items(trace)).toHaveLength(1);
});
