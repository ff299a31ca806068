import { describe, type ExpectStatic, test } from "vitest";
import { type ForkedApp, forkApp } from "../../src/drivers/fork-app.ts";
import { SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { freePort } from "../../support/arrived-spans.ts";
import { someOf } from "../../support/some-of.ts";
import { type Answer, acceptedBetween, dropsBetween } from "../reports.ts";

/** Environment variables that set up our packages and the SDK in different ways. */
const SETUPS: readonly Record<string, string>[] = [
  {},
  { EARLY: "1", WITH_PARTS: "1" },
  { OPTIONS: '{"sendClientReports":false}', WITH_PARTS: "1" },
  { EARLY: "1", OPTIONS: '{"sendClientReports":false}' },
];
const setups = SDKS.flatMap((sdk) => SETUPS.map((env): [Sdk, Record<string, string>] => [sdk, env]));

interface Setting {
  readonly app: ForkedApp;
  readonly ingest: Ingest;
  readonly expect: ExpectStatic;
}

/**
 * Ways in which the ingest (the fake Sentry server) responds to two errors. `drops` are the expected counts, and
 * `outcome` is the expected outcome of the last failure.
 */
const RESPONSES: readonly [mode: ResponseMode, drops: Record<string, number>, outcome?: string][] = [
  ["ok", {}],
  [{ slowMs: 100 }, {}],
  [{ status: 400, detail: "bad" }, { "error http_4xx": 2 }, "refused"],
  [{ status: 403, detail: "event submission rejected with_reason: ProjectId" }, { "error http_4xx": 2 }, "bad key"],
  [{ status: 413 }, { "error send_error": 2 }, "too large"],
  [{ status: 500 }, { "error http_5xx": 2 }, "server error"],
  ["reset", { "error network_error": 2 }, "unreachable"],
  [{ status: 429 }, { "error rate_limited": 2 }, "rate-limited"],
  [{ status: 429, retryAfter: 3600 }, { "error rate_limited": 2 }, "rate-limited"],
  [{ status: 429, rateLimits: "3600:error:project" }, { "error rate_limited": 2 }, "rate-limited"],
];

/**
 * What an app captures, and how many items are accepted and dropped if the ingest accepts everything that it receives.
 */
const CAPTURES: readonly [capture: string[], accepted: Record<string, number>, drops: Record<string, number>][] = [
  [["error", "unhandled", "fatal", "debug", "warning"], { error: 5 }, {}],
  [["attachment"], { error: 1, attachment: 1 }, {}],
  [["ignored", "error"], { error: 1 }, { "error event_processor": 1 }],
  [["unwanted", "error"], { error: 1 }, { "error before_send": 1 }],
  [["early", "error"], { error: 1 }, { "error ignored": 1 }],
  [["limited", "error"], { error: 1 }, { "error sample_rate": 3 }],
  [["logs"], { log_item: 3 }, {}],
];
/** The scrubber drops an attachment that it cannot read. Without the scrubber, it is sent. */
const SCRUBBED: (typeof CAPTURES)[number] = [["binary"], { error: 1 }, { "attachment internal_sdk_error": 1 }];
const UNSCRUBBED: (typeof CAPTURES)[number] = [["binary"], { error: 1, attachment: 1 }, {}];

describe.concurrent.for(someOf(setups, 5))("with the SDK of %s and %o", ([sdk, env]) => {
  async function withApp(run: (setting: Omit<Setting, "expect">) => Promise<void>): Promise<void> {
    const ingest = await startIngest();
    const app = await forkApp(sdk, "health/outcomes/app.mjs", { SENTRY_DSN: ingest.dsn(), ...env });
    try {
      await run({ app, ingest });
    } finally {
      await app.stop();
      await ingest.close();
    }
  }

  test("every response is counted once, after a single flush, even with a new client each time", async ({ expect }) => {
    await withApp(async ({ app, ingest }) => {
      let { report: last } = await app.ask<Answer>({});
      for (const [mode, drops, outcome] of RESPONSES) {
        ingest.clear();
        ingest.setResponseMode(mode);
        const { before, report } = await app.ask<Answer>({ restart: true, capture: ["error", "warning"] });

        expect(before.inFlight).toBe(2);
        expect(report.inFlight).toBe(0);
        expect(dropsBetween(last, report), JSON.stringify(mode)).toEqual(drops);
        expect(acceptedBetween(last, report)).toEqual(outcome === undefined ? { error: 2 } : {});
        expect(ingest.items("event")).toHaveLength(2);
        if (outcome !== undefined) expect(report.lastFailure).toMatchObject({ outcome });
        last = report;
      }
      expect(last.captured).toEqual([
        { level: "error", handled: true, count: RESPONSES.length },
        { level: "warning", handled: true, count: RESPONSES.length },
      ]);
    });
  });

  test("everything that is captured is counted once, by category and reason", async ({ expect }) => {
    await withApp(async ({ app, ingest }) => {
      let { report: last } = await app.ask<Answer>({});
      for (const [capture, accepted, drops] of [...CAPTURES, env["WITH_PARTS"] ? SCRUBBED : UNSCRUBBED]) {
        ingest.clear();
        const { report } = await app.ask<Answer>({ capture });

        expect(acceptedBetween(last, report), capture.join()).toEqual(accepted);
        expect(dropsBetween(last, report), capture.join()).toEqual(drops);
        expect(ingest.items("event")).toHaveLength(accepted["error"] ?? 0);
        last = report;
      }
      expect(last.captured).toEqual(
        expect.arrayContaining([
          { level: "error", handled: true, count: 8 },
          { level: "error", handled: false, count: 1 },
          { level: "fatal", handled: true, count: 1 },
          { level: "debug", handled: true, count: 1 },
          { level: "warning", handled: true, count: 1 },
          { level: "info", handled: true, count: 1 },
          { level: "unknown", count: 4 },
        ]),
      );
    });
  });

  test("items that the SDK holds back or has no room for are counted once", async ({ expect }) => {
    await withApp(async ({ app, ingest }) => {
      ingest.setResponseMode({ status: 429, rateLimits: "3600:error:project" });
      const { report: limited } = await app.ask<Answer>({ capture: ["error"] });
      const { report: held } = await app.ask<Answer>({ capture: ["error", "logs"], times: 5 });
      expect(dropsBetween(limited, held)).toEqual({ "error ratelimit_backoff": 5, "log_item rate_limited": 15 });

      ingest.setResponseMode({ slowMs: 300 });
      const { before, report } = await app.ask<Answer>({ restart: true, capture: ["error"], times: 200 });
      expect(before.captured.reduce((sum, { count }) => sum + count, 0)).toBe(206);
      const accepted = acceptedBetween(held, report)["error"] ?? 0;
      expect(accepted).toBeGreaterThan(0);
      expect(accepted).toBeLessThan(200);
      expect(dropsBetween(held, report)).toEqual({ "error queue_overflow": 200 - accepted });
    });
  });

  test("a closed port is a network error", async ({ expect }) => {
    const port = await freePort();
    const app = await forkApp(sdk, "health/outcomes/app.mjs", {
      SENTRY_DSN: `http://public@127.0.0.1:${port}/1`,
      ...env,
    });
    const { report } = await app.ask<Answer>({ capture: ["error"] });
    await app.stop();

    expect(report).toMatchObject({
      status: "failing",
      inFlight: 0,
      accepted: {},
      dropped: [{ category: "error", reason: "network_error", count: 1 }],
      lastFailure: { outcome: "unreachable", code: "ECONNREFUSED" },
    });
  });
});
