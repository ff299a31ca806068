import { describe, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someSdks } from "../../support/some-of.ts";

const TYPES = ["event", "check_in", "session", "client_report"];

interface Ran {
  readonly ingest: Ingest;
  /**
   * The secrets that the app passed to the SDK (`planted`), and those that arrived (`leaks`). The keys are the names of
   * the SDK calls.
   */
  readonly planted: Readonly<Record<string, readonly string[]>>;
  readonly leaks: Readonly<Record<string, readonly string[]>>;
}

async function run(sdk: Sdk, env: Record<string, string>): Promise<Ran> {
  const ingest = await startIngest();
  const given = { SENTRY_DSN: ingest.dsn(), ...env };
  const app = await runApp({ sdk, script: "scrubber/structural-api/app.mjs", env: given });
  await ingest.close();
  if (app.exitCode !== 0) throw new Error(app.stderr);
  const planted: Ran["planted"] = JSON.parse(app.stdout);
  const wire = ingest.envelopes.map(({ text }) => text).join("\n");
  const leaks = Object.entries(planted).map(([way, secrets]) => [
    way,
    secrets.filter((secret) => arrives(wire, secret)),
  ]);
  return { ingest, planted, leaks: Object.fromEntries(leaks) };
}

function arrives(wire: string, secret: string): boolean {
  return [secret, encodeURIComponent(secret)].some((form) => wire.includes(form));
}

/** The run of the app with the scrubber, for each SDK. Several tests share it. */
const guarded = new Map<Sdk, Promise<Ran>>();

function runGuarded(sdk: Sdk): Promise<Ran> {
  const ran = guarded.get(sdk) ?? run(sdk, { GUARD: "1" });
  guarded.set(sdk, ran);
  return ran;
}

describe.concurrent("an app's data in fields that Sentry defines", () => {
  test.for(someSdks())("is sent scrubbed, whichever call put it there, on %s", async (sdk, { expect }) => {
    const { ingest, planted, leaks } = await runGuarded(sdk);

    expect(leaks).toEqual(Object.fromEntries(Object.keys(planted).map((way) => [way, []])));
    expect([...new Set(ingest.items().map(({ type }) => type))]).toEqual(expect.arrayContaining(TYPES));
    expect(ingest.refused).toEqual([]);
  });

  test.for(someSdks())("is sent unscrubbed by each call without the scrubber, on %s", async (sdk, { expect }) => {
    const { planted, leaks } = await run(sdk, {});

    expect(Object.keys(planted).length).toBeGreaterThan(10);
    for (const [way, secrets] of Object.entries(planted)) expect({ [way]: leaks[way] }).toEqual({ [way]: secrets });
  });

  test.for(someSdks())("is scrubbed without removing data that Sentry needs, on %s", async (sdk, { expect }) => {
    const { ingest } = await runGuarded(sdk);

    const events = ingest.items("event").map(({ payload }) => Object(payload));
    expect(events.length).toBeGreaterThan(10);
    const continued = events.find(({ message }) => message === "with incoming baggage");
    expect(continued.contexts.trace).toMatchObject({ trace_id: "a1".repeat(16), parent_span_id: "b2".repeat(8) });
    const exceptions = JSON.stringify(events.map(({ exception }) => exception));
    expect(exceptions).toContain('"filename":"node:internal/');
    expect(exceptions).toMatch(/"filename":"[^"]*structural-api\/app\.mjs"/);
    expect(exceptions).toContain('"filename":"https://[Filtered]@cdn.example/app.js"');
    expect(exceptions).toContain('"filename":"data:text/javascript,[Filtered]"');
    // The event was dropped for a reason that contains an email address. The client report must count the event, with a
    // redacted reason.
    const reports = JSON.stringify(ingest.items("client_report").map(({ payload }) => payload));
    expect(reports).toContain('{"reason":"[email]","category":"error","quantity":1}');
  });
});
