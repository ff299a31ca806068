import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someOf, someSdks } from "../../support/some-of.ts";
import { secrets } from "../../support/state-secrets.mjs";

const folder = mkdtempSync(join(tmpdir(), "sentry-policy-offline-"));
const storeOf = (sdk: Sdk): string => join(folder, sdk);
const ALL_LEAKED = Object.keys(secrets);
const REPLACE_FAILED = "The offline transport could not be replaced";

// Runs the app offline and without our packages, to fill the stores.
beforeAll(async () => {
  await Promise.all(
    SDKS.map(async (sdk) => {
      const env = { DSN: "http://key@127.0.0.1:9/1", KIND: "plain", FILL: "1", STORE: storeOf(sdk) };
      const { exitCode, stderr } = await runApp({ sdk, script: "scrubber/offline/app.mjs", env });
      if (exitCode !== 0) throw new Error(stderr);
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.concurrent("an envelope that an earlier run stored without our packages", () => {
  const kinds = [
    { kind: "plain" },
    { kind: "a factory that adds the store" },
    { kind: "multiplexed" },
    { kind: "late", line: "The offline transport ran before the guard was attached" },
  ];
  const cases = SDKS.flatMap((sdk) => kinds.map((each) => ({ sdk, ...each })));

  test.for(someOf(cases, 5))(
    "contains no secret when it arrives and when it is passed to the app's hook: $kind, on $sdk",
    async ({ sdk, kind, line }, { expect }) => {
      const { ingest, app, printed } = await run({ sdk, kind });

      expect(app.exitCode).toBe(0);
      expect(printed).toMatchObject({ stored: expect.any(Number), left: 0 });
      expect(printed.stored).toBeGreaterThanOrEqual(4);
      expect(leaksIn(wireOf(ingest))).toEqual([]);
      expect(leaksIn(printed.shown.join("\n"))).toEqual([]);
      expectAll(ingest);
      expect(app.lines).toEqual(line === undefined ? [] : [expect.stringContaining(line)]);
    },
  );

  test.for(someSdks())(
    "arrives without a secret if a client in the same process stored it, on %s",
    async (sdk, { expect }) => {
      const { ingest, printed } = await run({ sdk, kind: "plain", inMemory: true });

      expect(printed.stored).toBeGreaterThanOrEqual(4);
      expect(leaksIn(wireOf(ingest))).toEqual([]);
      expectAll(ingest);
    },
  );

  test.for(someSdks())("is stored again without a secret if there is no network, on %s", async (sdk, { expect }) => {
    const { app, store } = await run({ sdk, kind: "no network" });

    expect(app.exitCode).toBe(0);
    const [first, ...others] = store;
    expect(leaksIn(first ?? "")).toEqual([]);
    // The transport has tried to send only the first envelope, so the others are still stored as they were, unscrubbed.
    expect(leaksIn(others.join("\n"))).toEqual(ALL_LEAKED);
  });

  const uncovered = SDKS.flatMap((sdk) => ["frozen", "created only once"].map((kind) => ({ sdk, kind })));
  test.for(someOf(uncovered, 7))(
    "is sent unscrubbed, and a warning is logged, if the transport is $kind, on $sdk",
    async ({ sdk, kind }, { expect }) => {
      const { ingest, app } = await run({ sdk, kind });

      expect(leaksIn(wireOf(ingest))).toEqual(ALL_LEAKED);
      expect(app.lines).toEqual([expect.stringContaining(REPLACE_FAILED)]);
    },
  );

  test.for(someSdks())(
    "may be sent unscrubbed, and a warning is logged, if it is flushed at startup, on %s",
    async (sdk, { expect }) => {
      const { app } = await run({ sdk, kind: "flushed at startup" });

      // With `flushAtStartup`, the transport sends stored envelopes after 5 s. Which of them arrive depends on timing,
      // so only the logged lines are checked.
      expect(app.lines).toEqual([
        expect.stringContaining("`flushAtStartup` may send envelopes stored by an earlier run unscrubbed"),
      ]);
    },
  );

  test.for(someSdks())("arrives with every secret without our packages, on %s", async (sdk, { expect }) => {
    const { ingest, app } = await run({ sdk, kind: "plain", isGuarded: false });

    expect(leaksIn(wireOf(ingest))).toEqual(ALL_LEAKED);
    expect(app.lines).toEqual([]);
  });
});

const MESSAGES = [/^a message sent to \[email\]/, /^a new one$/, /^an error sent to \[email\]/];

/** Checks that all items arrived, except the attachment in UTF-16, which must be counted as lost. */
function expectAll(ingest: Ingest): void {
  const messages = ingest.items("event").map(({ payload }) => {
    const { message, exception } = Object(payload);
    return message ?? exception.values[0].value;
  });
  expect(messages.sort()).toEqual(MESSAGES.map((message) => expect.stringMatching(message)));
  for (const type of ["log", "check_in"]) expect(ingest.items(type)).toHaveLength(1);
  expect(ingest.items("attachment").map(({ header }) => header["filename"])).toEqual(["note.txt"]);
  const dropped = ingest.items("client_report").flatMap(({ payload }) => Object(payload).discarded_events);
  expect(dropped).toEqual([{ reason: "internal_sdk_error", category: "attachment", quantity: 1 }]);
}

interface Run {
  sdk: Sdk;
  kind: string;
  isGuarded?: boolean;
  /** Whether the offline store is in memory. A client without the scrubber then fills it first. */
  inMemory?: boolean;
}

interface Printed {
  stored: number;
  left: number;
  shown: string[];
}

async function run({ sdk, kind, isGuarded = true, inMemory = false }: Run) {
  const ingest = await startIngest();
  const store = join(folder, `${sdk} ${kind} ${isGuarded} ${inMemory}`);
  copyFileSync(storeOf(sdk), store);
  const env = {
    DSN: ingest.dsn(),
    KIND: kind,
    ...(inMemory ? {} : { STORE: store }),
    ...(isGuarded ? { GUARD: "1" } : {}),
  };
  const app = await runApp({ sdk, script: "scrubber/offline/app.mjs", env });
  await ingest.close();
  if (app.exitCode !== 0) throw new Error(app.stderr);
  const printed: Printed = JSON.parse(app.stdout.split("\n").find((line) => line.startsWith("{")) ?? "");
  const ours = app.stderr.split("\n").filter((line) => line.startsWith("[sentry-policy"));
  const lines = ours.filter((line) => !line.includes('"attachment" was dropped'));
  const kept = readFileSync(store, "utf8")
    .split("\n")
    .map((line) => Buffer.from(line, "base64").toString("utf8"));
  return { ingest, printed, app: { ...app, lines }, store: kept };
}

function wireOf(ingest: Ingest): string {
  return ingest.envelopes.map(({ text }) => text).join("\n");
}

function leaksIn(text: string): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret)].some((form) => text.includes(form)) ? [name] : [],
  );
}
