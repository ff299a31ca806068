import { afterEach, beforeEach, expect, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { someOf, someSdks } from "../../support/some-of.ts";

let ingest: Ingest;
beforeEach(async () => {
  ingest = await startIngest();
});
afterEach(() => ingest.close());

const MODES: ResponseMode[] = [{ status: 413 }, { status: 500 }, { slowMs: 500 }, "cut"];
const cases = SDKS.flatMap((sdk) => MODES.map((mode): [Sdk, ResponseMode] => [sdk, mode]));

test.concurrent.for(someOf(cases, 5))(
  "an app of %s runs to its end while the ingest is in the response mode %j",
  async ([sdk, mode], { expect }) => {
    const own = await startIngest();
    own.setResponseMode(mode);
    const app = await runApp({ sdk, script: "sdk/response-modes/app.mjs", env: { SENTRY_DSN: own.dsn() } });
    await own.close();

    expect(app).toMatchObject({ stdout: "done\n", exitCode: 0 });
    expect(own.items("event").length).toBeGreaterThan(0);
    expect(own.refused).toEqual([]);
  },
);

test.for(someSdks())(
  "after a 429 the SDK of %s stops sending for a while, and later reports what it dropped",
  async (sdk) => {
    ingest.setResponseMode({ status: 429, retryAfter: 2 });
    const app = runApp({
      sdk,
      script: "sdk/response-modes/app.mjs",
      env: { SENTRY_DSN: ingest.dsn(), PAUSE_MS: "2500" },
    });
    await ingest.waitFor((seen) => seen.envelopes.some(({ status }) => status === 429));
    ingest.setResponseMode("ok");

    expect(await app).toMatchObject({ stdout: "done\n", exitCode: 0 });
    expect(ingest.items("event")).toHaveLength(2);
    const discarded = ingest.items("client_report").map(({ payload }) => payload);
    expect(JSON.stringify(discarded)).toContain("ratelimit_backoff");
  },
);
