import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import { type Running, start } from "./program.ts";

const found = inject("prometheus");

/**
 * The path of Prometheus' executable, or undefined if it is missing. The tests are then skipped, with `reason` in their
 * titles.
 */
export const path: string | undefined = "path" in found ? found.path : undefined;
export const reason: string = "missing" in found ? ` (skipped: no Prometheus, ${found.missing})` : "";

/** Runs `promtool`, which is installed with Prometheus, and returns its output. Throws if it finds a problem. */
export function promtool(args: readonly string[], input = ""): string {
  return execFileSync(join(dirname(path ?? ""), "promtool"), args, { input, encoding: "utf8" });
}

export interface Prometheus {
  /** Returns the results of an expression. */
  query(expression: string): Promise<{ metric: Record<string, string>; value: [number, string] }[]>;
  /** Returns the value of an expression that has one result, or NaN. */
  valueOf(expression: string): Promise<number>;
  /** Returns the trace ids of a metric's exemplars. */
  traceIdsOf(metric: string): Promise<string[]>;
  /** Returns the names of the firing alerts. */
  firing(): Promise<string[]>;
  stop(): Promise<void>;
}

/**
 * Starts Prometheus. It scrapes the app at `target` every second.
 *
 * @param rules The path of a file with alert rules. The alerts' `for` durations are shortened to one second.
 */
export async function startPrometheus(port: number, target: string, rules: string): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), "sentry-policy-prometheus-"));
  writeFileSync(join(folder, "rules.yml"), readFileSync(rules, "utf8").replace(/^( *for): .*$/gm, "$1: 1s"));
  const config = {
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: ["rules.yml"],
    scrape_configs: [{ job_name: "app", static_configs: [{ targets: [target] }] }],
  };
  // Prometheus reads YAML, and all JSON is valid YAML.
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  const args = [
    "--config.file=prometheus.yml",
    `--web.listen-address=127.0.0.1:${port}`,
    "--storage.tsdb.path=data",
    "--enable-feature=exemplar-storage",
    "--log.level=error",
  ];
  const running: Running = start({ command: path ?? "", args, cwd: folder }, 110_000);
  const api = async <T>(call: string): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${call}`);
    const body: { data: T; error?: string } = await response.json();
    if (body.error !== undefined) throw new Error(`${call}: ${body.error}`);
    return body.data;
  };
  const query: Prometheus["query"] = async (expression) =>
    (await api<{ result: Awaited<ReturnType<Prometheus["query"]>> }>(`query?query=${encodeURIComponent(expression)}`))
      .result;
  return {
    query,
    async valueOf(expression) {
      return Number((await query(expression))[0]?.value[1]);
    },
    async traceIdsOf(metric) {
      const now = Date.now() / 1000;
      const series = await api<{ exemplars: { labels: Record<string, string> }[] }[]>(
        `query_exemplars?query=${metric}&start=${now - 600}&end=${now + 5}`,
      );
      return series.flatMap(({ exemplars }) => exemplars.map(({ labels }) => labels["trace_id"] ?? ""));
    },
    async firing() {
      const { alerts } = await api<{ alerts: { state: string; labels: Record<string, string> }[] }>("alerts");
      return alerts.filter(({ state }) => state === "firing").map(({ labels }) => labels["alertname"] ?? "");
    },
    async stop() {
      running.kill();
      await running.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
