import { join } from "node:path";
import { startIngest } from "@sentry-policy/e2e/ingest";
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

test.each([
  ["a worker", "workerd-v10", ["../workerd-driver/drive-health.mjs", "."], 3],
  ["a worker", "workerd-v11", ["../workerd-driver/drive-health.mjs", "."], 3],
  // One error is captured when the server starts, before any route is loaded.
  ["routes of Next.js", "next-server-v11", ["drive-health.mjs"], 4],
])("%s of %s serve the health report and the metrics of all requests", async (_kind, app, args, count) => {
  const ingest = await startIngest();
  const env = { SENTRY_DSN: ingest.dsn(), SENTRY_ENVIRONMENT: "smoke", SENTRY_TRACES_SAMPLE_RATE: "0" };
  const { ended } = start({ command: process.execPath, args, cwd: join(runtimes, app), env }, 110_000);
  const { exitCode, stdout, stderr } = await ended;
  await ingest.close();

  expect(exitCode, stderr).toBe(0);
  // Next.js prints lines of its own.
  const { status, report, type, metrics }: Printed = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(status).toBe(200);
  expect(report).toMatchObject({ status: "ok", accepted: { error: count }, inFlight: 0 });
  expect(report.dropped.filter(({ category }) => category === "error")).toEqual([]);
  expect(report.captured.reduce((sum, each) => sum + each.count, 0)).toBe(count);
  expect(ingest.items("event")).toHaveLength(count);
  expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(metrics).toContain(`sentry_items_accepted_total{category="error"} ${count}\n`);
});
