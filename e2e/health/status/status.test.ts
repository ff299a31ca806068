import { test } from "vitest";
import { forkApp } from "../../src/drivers/fork-app.ts";
import { type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { someSdks } from "../../support/some-of.ts";
import type { Answer } from "../reports.ts";

test.concurrent.for(someSdks())(
  "on %s, the status follows the ingest's responses, and is degraded until a rate limit ends",
  async (sdk, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn(), OPTIONS: '{"sendClientReports":false}' };
    const app = await forkApp(sdk, "health/outcomes/app.mjs", env);
    const send = async (mode: ResponseMode): Promise<Answer> => {
      ingest.setResponseMode(mode);
      return app.ask<Answer>({ capture: ["error"] });
    };

    expect((await app.ask<Answer>({})).report.status).toBe("unknown");
    expect((await send("ok")).changes).toEqual(["unknown -> ok"]);

    const sentAt = Date.now();
    const { report: limited, changes } = await send({ status: 429, retryAfter: 1 });
    expect(changes).toEqual(["ok -> degraded"]);
    const until = String(limited.rateLimitedUntil["all"]);
    expect(Date.parse(until) - sentAt).toBeGreaterThanOrEqual(1000);
    let answer = await app.ask<Answer>({});
    while (answer.report.status === "degraded") answer = await app.ask<Answer>({});
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
    expect(answer.changes).toEqual(["degraded -> ok"]);
    expect(answer.report.since).toBe(until);

    expect((await send("reset")).changes).toEqual(["ok -> degraded"]);
    expect((await send({ status: 500 })).changes).toEqual([]);
    const { report: failing, changes: third } = await send("reset");
    expect(third).toEqual(["degraded -> failing"]);
    expect(failing.lastFailure).toMatchObject({ outcome: "unreachable", code: "ECONNRESET" });
    expect(failing.lastFailure).not.toHaveProperty("status");
    expect((await send("ok")).changes).toEqual(["failing -> ok"]);

    await app.stop();
    await ingest.close();
  },
);
