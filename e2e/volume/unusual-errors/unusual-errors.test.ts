import { describe, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { someSdks } from "../../support/some-of.ts";

async function run(sdk: Sdk, PROTECTED: string) {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), PROTECTED };
  const app = await runApp({ sdk, script: "volume/unusual-errors/app.mjs", env });
  await ingest.close();
  const errors = errorsOf(ingest.envelopes).map(({ type, message }) => `${type}: ${message}`);
  return { outcomes: app.stdout, exitCode: app.exitCode, errors: errors.sort() };
}

describe.concurrent("unusual errors", () => {
  test.for(someSdks())("arrive in the same way as without volume(), on %s", async (sdk, { expect }) => {
    const [plain, limited] = await Promise.all([run(sdk, "0"), run(sdk, "1")]);
    expect(plain.errors.length).toBeGreaterThan(15);
    expect(limited).toEqual(plain);
  });
});
