import { test } from "vitest";
import { runApp } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { someSdks } from "../../support/some-of.ts";

const CANARY = "made-up-canary";

test.concurrent.for(someSdks())(
  "on %s, one call prints what the scrubber, the sampler and the SDK decided, without any value",
  async (sdk, { expect }) => {
    const ingest = await startIngest();
    const app = await runApp({ sdk, script: "health/decisions/app.mjs", env: { SENTRY_DSN: ingest.dsn(), CANARY } });
    await ingest.close();

    expect(app).toMatchObject({ exitCode: 0, stderr: "" });
    expect(app.stdout).toMatch(/^redactions by rule: .*@password 1/m);
    expect(app.stdout).toMatch(/^redactions by rule: .*strip-fields 1/m);
    expect(app.stdout).toMatch(/^traces by reason: .*error kept 1/m);
    expect(app.stdout).toMatch(/^traces by reason: .*rule dropped 1/m);
    expect(app.stdout).toMatch(/^captured errors: error 1$/m);
    expect(app.stdout).toMatch(/^accepted: .*error 1/m);
    expect(app.stdout).toMatch(/^dropped: .*span sample_rate 1/m);
    expect(app.stdout).toMatch(/^status: ok since /m);
    expect(app.stdout).not.toContain(CANARY);
  },
);
