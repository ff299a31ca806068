import { describe, test } from "vitest";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { someSdks } from "../../support/some-of.ts";

/**
 * Runs the app. Returns the totals of its request sessions, what the app printed about its process session, and the
 * errors that it sent.
 */
async function sessionsOf(sdk: Sdk, policy?: object) {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), ...(policy && { POLICY: JSON.stringify(policy) }) };
  const app = await runApp({ sdk, script: "volume/sessions/app.mjs", env });
  await ingest.close();
  const sums: Record<string, number> = {};
  for (const { payload } of ingest.items("sessions")) {
    for (const { started: _, ...counts } of Object(payload).aggregates) {
      for (const [status, count] of Object.entries(counts)) sums[status] = (sums[status] ?? 0) + Number(count);
    }
  }
  return { app, requests: sums, process: JSON.parse(app.stdout), events: errorsOf(ingest.envelopes).length };
}

describe.concurrent("sessions", () => {
  test.for(someSdks())("count suppressed errors like errors that are sent, on %s", async (sdk, { expect }) => {
    const plain = await sessionsOf(sdk);
    const limited = await sessionsOf(sdk, { perIssue: { first: 1 } });
    expect(limited.app).toMatchObject({ stderr: "", exitCode: 0 });
    expect(plain.requests).toMatchObject({ errored: expect.any(Number), crashed: expect.any(Number) });
    expect({ requests: limited.requests, process: limited.process }).toEqual({
      requests: plain.requests,
      process: plain.process,
    });
    expect(limited.events).toBeLessThan(plain.events);
  });

  test.for(someSdks())("count errors that a rate drops like errors that are sent, on %s", async (sdk, { expect }) => {
    const plain = await sessionsOf(sdk);
    const limited = await sessionsOf(sdk, { rules: [{ rate: 0 }] });
    expect({ requests: limited.requests, process: limited.process }).toEqual({
      requests: plain.requests,
      process: plain.process,
    });
    expect(limited.events).toBe(0);
  });
});
