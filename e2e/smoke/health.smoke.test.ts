import { join } from "node:path";
import { type ResponseMode, startIngest } from "@sentry-policy/e2e/ingest";
import type { HealthReport } from "@sentry-policy/health";
import { expect, test } from "vitest";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";

interface Printed {
  readonly status: number;
  readonly report: HealthReport;
  readonly type: string;
  readonly metrics: string;
}

/** Runs a driver script, which makes an app capture errors, and then requests its report and metrics. */
async function drive(app: string, args: readonly string[], mode: ResponseMode, command = process.execPath) {
  const ingest = await startIngest();
  ingest.setResponseMode(mode);
  const env = {
    SENTRY_DSN: ingest.dsn(),
    SENTRY_ENVIRONMENT: "smoke",
    SENTRY_TRACES_SAMPLE_RATE: "0",
    DENO_NO_UPDATE_CHECK: "1",
  };
  const { ended } = start({ command, args, cwd: join(runtimes, app), env }, 110_000);
  const { exitCode, stdout, stderr } = await ended;
  await ingest.close();
  expect(exitCode, stderr).toBe(0);
  // Next.js prints other lines before the result.
  const printed: Printed = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  const errorDrops = printed.report.dropped.filter(({ category }) => category === "error");
  const captured = printed.report.captured.reduce((sum, { count }) => sum + count, 0);
  return { ...printed, errorDrops, captured, arrived: ingest.items("event").length };
}

const WORKER = ["../workerd-driver/drive-health.mjs", "."];

const LIMITED: ResponseMode = { status: 429, retryAfter: 60 };

// The worker's queue holds two envelopes. The last request captures three errors, so one of them does not fit.
test.each<[app: string, mode: ResponseMode, status: string, accepted: number, drops: Record<string, number>]>([
  ["workerd-v10", "ok", "ok", 4, { queue_overflow: 1 }],
  ["workerd-v10", { status: 500 }, "failing", 0, { queue_overflow: 1, http_5xx: 4 }],
  ["workerd-v10", LIMITED, "degraded", 0, { queue_overflow: 1, rate_limited: 4 }],
  ["workerd-v10", "reset", "failing", 0, { queue_overflow: 1, network_error: 4 }],
  ["workerd-v11", "ok", "ok", 4, { queue_overflow: 1 }],
  ["workerd-v11", { status: 500 }, "failing", 0, { queue_overflow: 1, http_5xx: 4 }],
  // SDK v11 reuses its client for later requests, so the rate limit still applies to them.
  ["workerd-v11", LIMITED, "degraded", 0, { rate_limited: 1, ratelimit_backoff: 4 }],
  ["workerd-v11", "reset", "failing", 0, { queue_overflow: 1, network_error: 4 }],
])(
  "a worker of %s reports the results of all its requests while the ingest is in the mode %j",
  async (app, mode, status, accepted, drops) => {
    const { report, errorDrops, captured, arrived, type } = await drive(app, WORKER, mode);

    expect(report).toMatchObject({ status, inFlight: 0 });
    expect(report.accepted["error"] ?? 0).toBe(accepted);
    expect(Object.fromEntries(errorDrops.map(({ reason, count }) => [reason, count]))).toEqual(drops);
    expect(captured).toBe(5);
    expect(arrived).toBe(5 - (drops["queue_overflow"] ?? 0) - (drops["ratelimit_backoff"] ?? 0));
    expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
  },
);

const DENO = ["run", "--allow-all", "--no-config", "--node-modules-dir=manual", "health.mjs"];
const NEXT = ["drive-health.mjs"];

test.each<[app: string, args: readonly string[], binary: string | undefined]>([
  ["bun-v11", ["run", "health.mjs"], "bun/bin/bun.exe"],
  ["deno-v10", DENO, "deno/deno"],
  // One of this app's four errors is captured when the server starts, before Next.js loads a route.
  ["next-server-v11", NEXT, undefined],
])("%s reports everything that it captured, and serves the metrics", async (app, args, binary) => {
  const command = binary && join(runtimes, "binaries/node_modules", binary);
  const { status, report, errorDrops, captured, arrived, type, metrics } = await drive(app, args, "ok", command);

  expect(status).toBe(200);
  expect(report).toMatchObject({ status: "ok", accepted: { error: 4 }, inFlight: 0 });
  expect([errorDrops, captured, arrived]).toEqual([[], 4, 4]);
  expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(metrics).toContain('sentry_items_accepted_total{category="error"} 4\n');
});
