import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf, someSdks } from "../../support/some-of.ts";

/**
 * Ways of attaching the scrubber's integration (the guard). `errors` is the number of errors that the app sends, and
 * `reported` is how often `onScrub` is called for them.
 */
const SETUPS = [
  { setup: "two clients", errors: 2, reported: 2 },
  { setup: "a second init", errors: 1, reported: 1 },
  { setup: "close, and init again", errors: 2, reported: 2 },
  { setup: "an integration that is added later", errors: 1, reported: 1 },
  { setup: "an integration that is added later, after envelopes are buffered", errors: 1, reported: 1 },
  { setup: "an integration that is added later, before envelopes are buffered", errors: 1, reported: 1 },
  { setup: "a guard that is attached several times", errors: 1, reported: 1 },
  { setup: "two copies of the package", errors: 1, reported: 1 },
  { setup: "replaced integrations, and an app's hook that calls ours", errors: 2, reported: 2 },
  { setup: "a transport whose send cannot be set", errors: 1, reported: 1 },
  { setup: "a frozen transport", errors: 1, reported: 1 },
];

/**
 * Matches the two expected warnings: the SDK's about a second `init`, and ours that the scrubber's integration (the
 * guard) was overwritten.
 */
const EXPECTED_LINE = /`Sentry\.init\(\)` was called more than once|the guard attached itself/;

describe.concurrent("a guard (the scrubber's integration)", () => {
  const cases = SDKS.flatMap((sdk) => SETUPS.map((each) => ({ sdk, ...each })));
  test.for(someOf(cases, 9))(
    "with $setup, on $sdk, scrubs each error once and reports it to `onScrub` once",
    async ({ sdk, setup, errors, reported }, { expect }) => {
      const ingest = await startIngest();
      const env = { SENTRY_DSN: ingest.dsn("1"), OTHER_DSN: ingest.dsn("2"), SETUP: setup };
      const app = await runApp({ sdk, script: "scrubber/attaching/app.mjs", env });
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      await ingest.close();

      expect(app.exitCode).toBe(0);
      expect(app.warnings.filter((line) => !EXPECTED_LINE.test(line))).toEqual([]);
      expect(JSON.parse(app.stdout)).toHaveLength(reported);
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
  { sdk, setup: "a second client beside the app's", outcome: "gets it back", line: "the guard attached itself" },
  // The scrubber learns of a client that is on no scope only when this client calls our `beforeSend`. So it scrubs only
  // the client's events, and logs a warning.
  { sdk, setup: "a second client that is not on a scope", outcome: "causes a warning", line: "has no guard" },
]);

test.for(someOf(BESIDE, 3))(
  "if its guard was overwritten, $setup on $sdk $outcome, and the app's client is not changed",
  async ({ sdk, setup, line }, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn("1"), OTHER_DSN: ingest.dsn("2"), SETUP: setup };
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

test.for(someSdks())("an event on %s is sent to the project that the app routes it to", async (sdk, { expect }) => {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn("1"), OTHER_DSN: ingest.dsn("2"), SETUP: "a multiplexed transport" };
  const app = await runApp({ sdk, script: "scrubber/attaching/app.mjs", env });
  await ingest.close();

  expect(app).toMatchObject({ exitCode: 0, warnings: [] });
  expect(ingest.items("event", "1")).toEqual([]);
  expect(ingest.items("event", "2").map(({ payload }) => Object(payload).extra.password)).toEqual(["[Filtered]"]);
});
