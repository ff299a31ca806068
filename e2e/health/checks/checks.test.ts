import { test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someSdks } from "../../support/some-of.ts";

const CANARY = "made-up-canary";
const PROJECT = "471147114711";

async function run(sdk: Sdk, env: Record<string, string>) {
  const ingest: Ingest = await startIngest();
  const dsn = ingest.dsn(PROJECT);
  const app = await runApp({ sdk, script: "health/checks/app.mjs", env: { SENTRY_DSN: dsn, CANARY, ...env } });
  await ingest.close();
  return {
    app,
    items: ingest.items(),
    types: ingest
      .items()
      .map(({ type }) => type)
      .sort(),
    dsn: new URL(dsn),
  };
}

test.concurrent.for(someSdks())(
  "on %s, a thousand health checks send nothing, and no body contains anything private",
  async (sdk, { expect }) => {
    const [without, checked] = await Promise.all([run(sdk, { CHECKS: "0" }), run(sdk, { CHECKS: "1000" })]);

    expect(checked.app).toMatchObject({ exitCode: 0, stderr: "" });
    expect(checked.types).toEqual(without.types);
    expect(checked.types).toContain("event");
    const bodies: string[] = JSON.parse(checked.app.stdout);
    expect(bodies).toHaveLength(3);
    const { username, host, port } = checked.dsn;
    for (const body of bodies) {
      expect(body.length).toBeLessThan(4000);
      for (const text of [CANARY, username, host, port, PROJECT, "127.0.0.1", "://"]) expect(body).not.toContain(text);
    }
  },
);

test.concurrent.for(someSdks())(
  "on %s, with the option `probe`, a thousand health checks of an idle app send one empty client report",
  async (sdk, { expect }) => {
    const { app, items } = await run(sdk, { CHECKS: "1000", SENT: "0", PROBE: "1" });

    expect(app).toMatchObject({ exitCode: 0, stderr: "" });
    const reports = items.filter(({ type }) => type === "client_report");
    expect(reports.map(({ payload }) => payload)).toEqual([{ timestamp: expect.any(Number), discarded_events: [] }]);
  },
);
