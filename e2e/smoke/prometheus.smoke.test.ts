import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { describe, expect, test, vi } from "vitest";
import { freePort } from "../support/arrived-spans.ts";
import { repository, runtimes } from "./places.ts";
import { start } from "./program.ts";
import { path, promtool, reason, startPrometheus } from "./prometheus.ts";

const operators = join(repository, "packages/health/operators");
const rules = join(operators, "sentry-alerts.yml");
/**
 * Timeout and polling interval in milliseconds. Prometheus scrapes and evaluates on its own schedule, so the tests poll
 * it.
 */
const SOON = { timeout: 60_000, interval: 250 };

interface Dashboard {
  readonly panels: { readonly title: string; readonly targets: { readonly expr: string }[] }[];
}

/** Returns the queries of the dashboard's panels, as Grafana sends them if all jobs and instances are selected. */
function panelExpressions(): [title: string, expression: string][] {
  const { panels }: Dashboard = JSON.parse(readFileSync(join(operators, "grafana-dashboard.json"), "utf8"));
  const variables = { $job: ".*", $instance: ".*", $__rate_interval: "10s" };
  return panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }): [string, string] => [
      title,
      Object.entries(variables).reduce((text, [name, value]) => text.replaceAll(name, value), expr),
    ]),
  );
}

function countAccepted(ingest: Ingest): number {
  return ingest.envelopes.filter(({ status }) => status === 200).flatMap(({ items }) => items.filter(isEvent)).length;
}

const isEvent = ({ type }: { type: string }): boolean => type === "event";

describe.skipIf(path === undefined)(`promtool${reason}`, () => {
  test("finds no problem in the alert rules, which pass their tests", () => {
    expect(promtool(["check", "rules", rules])).toContain("SUCCESS");
    expect(promtool(["test", "rules", join(operators, "sentry-alerts.test.yml")])).toContain("SUCCESS");
  });
});

describe.skipIf(path === undefined).each(["node-v10", "node-v11"])(`Prometheus scrapes %s${reason}`, (name) => {
  test("and gets the counts and trace ids of the errors, and the alerts of an outage", async () => {
    let ingest = await startIngest();
    const sentryPort = Number(new URL(ingest.url).port);
    const [appPort, port] = [await freePort(), await freePort()];
    const app = start(
      {
        command: process.execPath,
        args: ["health.mjs"],
        cwd: join(runtimes, name),
        env: { SENTRY_DSN: ingest.dsn(), PORT: String(appPort) },
      },
      110_000,
    );
    const url = `http://127.0.0.1:${appPort}`;
    const capture = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) await fetch(`${url}/error`, { method: "POST" });
    };
    await vi.waitFor(() => fetch(url), SOON);
    const prometheus = await startPrometheus(port, `127.0.0.1:${appPort}`, rules);
    try {
      await vi.waitFor(async () => expect(await prometheus.valueOf("up")).toBe(1), SOON);
      await capture(6);
      ingest.setResponseMode({ status: 429, rateLimits: "3600:replay:project" });
      await capture(1);
      ingest.setResponseMode("ok");
      await capture(1);

      const accepted = countAccepted(ingest);
      expect(accepted).toBe(7);
      await vi.waitFor(async () => {
        expect(await prometheus.valueOf('sentry_items_accepted_total{category="error"}')).toBe(accepted);
        expect(await prometheus.valueOf("sum(sentry_errors_captured_total)")).toBe(8);
        expect(await prometheus.valueOf('sentry_items_dropped_total{reason="rate_limited"}')).toBe(1);
        expect(await prometheus.valueOf("sentry_delivery_up")).toBe(1);
      }, SOON);
      const traces = ingest.items("event").map(({ payload }) => Object(payload).contexts.trace.trace_id);
      await vi.waitFor(async () => {
        const exemplars = await prometheus.traceIdsOf("sentry_errors_captured_total");
        expect(exemplars.length).toBeGreaterThan(0);
        expect(traces).toEqual(expect.arrayContaining(exemplars));
      }, SOON);

      const text = await (await fetch(`${url}/metrics`)).text();
      expect(promtool(["check", "metrics"], text)).toBe("");
      for (const [title, expression] of panelExpressions())
        await vi.waitFor(async () => expect(await prometheus.query(expression), title).not.toEqual([]), SOON);

      await ingest.close();
      await capture(3);
      await vi.waitFor(async () => {
        expect(await prometheus.firing()).toEqual(
          expect.arrayContaining(["SentryDeliveryFailing", "SentryItemsLost", "SentryRateLimited"]),
        );
      }, SOON);
      ingest = await startIngest({ port: sentryPort });
      await capture(1);
      await vi.waitFor(async () => expect(await prometheus.firing()).not.toContain("SentryDeliveryFailing"), SOON);
    } finally {
      await prometheus.stop();
      app.dismiss();
      await ingest.close();
    }
    expect(await app.ended).toMatchObject({ exitCode: 0, stderr: "" });
  });
});
