import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf, someSdks } from "../../support/some-of.ts";

/** For each life: how many errors it sends, and how many of them are reported to `onScrub`. */
const LIVES = [
  { life: "two clients", errors: 2, told: 2 },
  { life: "a second init", errors: 1, told: 1 },
  { life: "close, and init again", errors: 2, told: 2 },
  { life: "an integration that is added later", errors: 1, told: 1 },
  { life: "an integration that is added later, after envelopes are held", errors: 1, told: 1 },
  { life: "an integration that is added later, before envelopes are held", errors: 1, told: 1 },
  { life: "a guard that is attached again and again", errors: 1, told: 1 },
  { life: "two copies of the package", errors: 1, told: 1 },
  { life: "integrations replaced, and our hook called by the app's", errors: 2, told: 2 },
  { life: "a transport whose send cannot be set", errors: 1, told: 1 },
  { life: "a frozen transport", errors: 1, told: 1 },
];

/** The SDK's warning about a second init, and ours about a second @sentry/core or a guard that was overwritten. */
const EXPECTED_LINE =
  /`Sentry\.init\(\)` was called more than once|Two copies of @sentry\/core are loaded|the guard attached itself/;

describe.concurrent("a guard", () => {
  const cases = SDKS.flatMap((sdk) => LIVES.map((each) => ({ sdk, ...each })));
  test.for(someOf(cases, 9))(
    "with $life, on $sdk, scrubs all, once, and remarks on it once",
    async ({ sdk, life, errors, told }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn("1"), OTHER_DSN: ingest.dsn("2"), LIFE: life };
      const app = await runApp({ sdk, script: "scrubber/attaching/app.mjs", env });
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      await ingest.close();

      expect(app.exitCode).toBe(0);
      expect(app.warnings.filter((line) => !EXPECTED_LINE.test(line))).toEqual([]);
      expect(JSON.parse(app.stdout)).toHaveLength(told);
      const events = ingest.items("event").map(({ payload }) => Object(payload));
      expect(events).toHaveLength(errors);
      for (const { extra, _meta } of events) {
        expect(extra).toEqual({ password: "[Filtered]" });
        expect(_meta.extra.password).toEqual({ "": { rem: [[expect.any(String), "s"]] } });
      }
      for (const secret of Object.values(secrets)) expect(wire).not.toContain(secret);
    },
  );
});

const BESIDE = SDKS.flatMap((sdk) => [
  { sdk, life: "a client of its own beside the app's", outcome: "gets it back", line: "the guard attached itself" },
  // Such a client becomes known only when it calls `beforeSend`.
  { sdk, life: "a client of its own on no scope", outcome: "is warned of", line: "has no guard" },
]);

test.for(someOf(BESIDE, 3))(
  "$life, which lost its guard on $sdk, $outcome, and the app's is left alone",
  async ({ sdk, life, line }, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn("1"), OTHER_DSN: ingest.dsn("2"), LIFE: life };
    const app = await runApp({ sdk, script: "scrubber/attaching/app.mjs", env });
    await ingest.close();

    expect(app.exitCode).toBe(0);
    expect(app.warnings).toEqual([expect.stringContaining(line)]);
    const events = ingest.items("event").map(({ payload }) => JSON.stringify(payload));
    expect(events.filter((event) => event.includes("no account for [email]"))).toHaveLength(2);
    expect(events.filter((event) => event.includes("to kept@example.com"))).toHaveLength(1);
    const [checkIn] = ingest.items("check_in", "2").map(({ payload }) => JSON.stringify(payload));
    expect(checkIn?.includes("for [email]")).toBe(line !== "has no guard");
  },
);

test.for(someSdks())("an event on %s goes to the project that the app routes it to", async (sdk, { expect }) => {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn("1"), OTHER_DSN: ingest.dsn("2"), LIFE: "a multiplexed transport" };
  const app = await runApp({ sdk, script: "scrubber/attaching/app.mjs", env });
  await ingest.close();

  expect(app).toMatchObject({ exitCode: 0, warnings: [] });
  expect(ingest.items("event", "1")).toEqual([]);
  expect(ingest.items("event", "2").map(({ payload }) => Object(payload).extra.password)).toEqual(["[Filtered]"]);
});
