import { describe, test } from "vitest";
import { type Ended, runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someOf } from "../../support/some-of.ts";

const SILENT = ["without a DSN", "with an empty DSN", "that is disabled"];
const OTHER_VERSION = "the SDK is of another version than the @sentry/core that our packages import";

interface Setup {
  setup: string;
  /** Parts of the warnings that a client with this setup logs if it sends data. */
  warnings: readonly string[];
}

const SETUPS: readonly Setup[] = [
  { setup: "nothing is replaced", warnings: [] },
  { setup: "`integrations` is replaced", warnings: ["`integrations` was replaced after scrubber()"] },
  { setup: "`integrations` is replaced, in a later tick", warnings: ["`integrations` was replaced after scrubber()"] },
  { setup: "both options are replaced", warnings: ["`beforeSend` and `integrations` were both replaced"] },
  { setup: "no rate is set", warnings: ["No rate is set, so tracing is off"] },
  {
    setup: "the guard is added later, beside a hook without effect",
    warnings: ["beforeSendTransaction does not run while spans are streamed"],
  },
  {
    setup: OTHER_VERSION,
    warnings: [
      "so the guard cannot attach itself if `integrations` is replaced",
      "so sampler() does not find the client",
    ],
  },
];
const CASES = SDKS.flatMap((sdk) => SETUPS.map((each) => ({ sdk, ...each })));

describe.concurrent("a client", () => {
  const cases = SILENT.flatMap((client) => CASES.map((each) => ({ client, ...each })));
  test.for(someOf(cases, 9))(
    "$client causes no warning on $sdk when $setup",
    async ({ client, ...wanted }, { expect }) => {
      const { app, ingest } = await run(client, wanted);

      expect(app).toMatchObject({ exitCode: 0, warnings: [] });
      expect(ingest.envelopes).toEqual([]);
    },
  );
});

describe.concurrent("a client with a DSN", () => {
  test.for(someOf(CASES, 5))("causes the warnings $warnings on $sdk when $setup", async (wanted, { expect }) => {
    const { app, ingest } = await run("with a DSN", wanted);

    expect(app.exitCode).toBe(0);
    expect(app.warnings).toEqual(wanted.warnings.map((warning) => expect.stringContaining(warning)));
    expect(ingest.items("event")).toHaveLength(1);
  });
});

async function run(client: string, { sdk, setup }: { sdk: Sdk; setup: string }): Promise<Ran> {
  const ingest = await startIngest();
  const app = await runApp({
    sdk,
    script: "compose/silent-clients/app.mjs",
    env: {
      // The name is not SENTRY_DSN, because the SDK would read that variable by itself, so every client would have a
      // DSN.
      DSN: ingest.dsn(),
      CLIENT: client,
      SETUP: setup,
      ...(setup === OTHER_VERSION ? { SDK_PACKAGE: `sentry-node-${sdk === "v10" ? "v11" : "v10"}` } : {}),
    },
  });
  await ingest.close();
  // Removes the SDK's own warnings, such as those of v11 about a hook without effect.
  const warnings = app.warnings.filter((line) => !line.startsWith("[Sentry]"));
  return { app: { ...app, warnings }, ingest };
}

interface Ran {
  app: Ended;
  ingest: Ingest;
}
