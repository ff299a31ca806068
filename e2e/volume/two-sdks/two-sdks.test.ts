import { describe, test } from "vitest";
import { runApp } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { someSdks } from "../../support/some-of.ts";

describe.concurrent("two versions of @sentry/core", () => {
  test.for(someSdks())("do not prevent the limiting of errors, and cause a warning, on %s", async (sdk, { expect }) => {
    const ingest = await startIngest();
    const app = await runApp({ sdk, script: "volume/two-sdks/app.mjs", env: { SENTRY_DSN: ingest.dsn() } });
    await ingest.close();
    expect(app.exitCode).toBe(0);
    expect(app.warnings).toEqual([
      expect.stringMatching(/The SDK uses @sentry\/core 1[01]\.\S+, but this package imports/),
    ]);
    const counts = errorsOf(ingest.envelopes).map(({ message, count }) => `${message.split(" ")[0]} ${count}`);
    expect(counts.sort()).toEqual(["failed 1", "failed 299", "rare 1"]);
  });
});
