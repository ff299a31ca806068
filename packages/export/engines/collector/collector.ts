import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { type Running, start } from "../../../../e2e/smoke/program.ts";
import { freePort } from "../../../../e2e/support/arrived-spans.ts";
import { collectorPath } from "./location.mjs";

const found = process.env["COLLECTOR_PATH"] || collectorPath();
const exists = existsSync(found);

/**
 * The path of the collector's executable, or `undefined` if it is not installed. The tests are then skipped, with
 * `reason` in their titles.
 */
export const path: string | undefined = exists ? found : undefined;
export const reason: string = exists ? "" : " (skipped: no collector, run node scripts/build-collector.mjs)";

const TIMEOUT_MS = 300_000;
const SOON = { timeout: 120_000, interval: 100 };

export interface Collector {
  /** The URL for OTLP over HTTP. */
  readonly url: string;
  /** The address for OTLP over gRPC. */
  readonly address: string;
  /** Returns the value of one of the collector's metrics, summed over all labels. */
  metric(name: string): Promise<number>;
  /** Stops the collector, which first sends all spans that it still holds. Returns its log. */
  stop(): Promise<string>;
}

/**
 * Runs the collector's `validate` command. Returns its exit code and its output, which is empty for a valid
 * configuration.
 */
export async function validate(config: object, env: Record<string, string>): Promise<{ code: unknown; text: string }> {
  const { running, remove } = run("validate", [config], [], env);
  const { exitCode, stdout, stderr } = await running.ended;
  remove();
  return { code: exitCode, text: stdout + stderr };
}

/**
 * Starts a collector on free ports, and waits until it accepts spans. A second configuration is merged into the given
 * one. It sets the ports and makes the collector send JSON.
 */
export async function startCollector(
  config: object,
  { gates = [], env = {} }: { gates?: readonly string[]; env?: Record<string, string> },
): Promise<Collector> {
  const [http, grpc, metrics] = [await freePort(), await freePort(), await freePort()];
  const address = (port: number): string => `127.0.0.1:${port}`;
  const exportsHttp = "otlp_http" in Object(Reflect.get(config, "exporters"));
  const overrides = {
    receivers: { otlp: { protocols: { http: { endpoint: address(http) }, grpc: { endpoint: address(grpc) } } } },
    ...(exportsHttp ? { exporters: { otlp_http: { encoding: "json", compression: "none" } } } : {}),
    service: {
      telemetry: {
        logs: { level: "warn" },
        metrics: { readers: [{ pull: { exporter: { prometheus: { host: "127.0.0.1", port: metrics } } } }] },
      },
    },
  };
  const { running, remove } = run(undefined, [config, overrides], gates, env);
  let log: string | undefined;
  void running.ended.then(({ stderr }) => {
    log = stderr;
  });
  const url = `http://${address(http)}`;
  await vi.waitFor(async () => {
    if (log !== undefined) return;
    expect((await post(url, [])).ok).toBe(true);
  }, SOON);
  if (log !== undefined) throw new Error(`The collector has ended:\n${log}`);
  return {
    url,
    address: address(grpc),
    async metric(name) {
      const text = await (await fetch(`http://${address(metrics)}/metrics`)).text();
      const values = [...text.matchAll(new RegExp(`^${name}(?:_total)?(?:\\{[^}]*\\})? (\\S+)$`, "gm"))];
      return values.reduce((sum, [, value]) => sum + Number(value), 0);
    },
    async stop() {
      running.kill();
      const { stderr } = await running.ended;
      remove();
      return stderr;
    },
  };
}

/** Sends spans over OTLP/HTTP, as JSON. */
export function post(url: string, resourceSpans: readonly object[]): Promise<Response> {
  return fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ resourceSpans }),
  });
}

function run(
  command: string | undefined,
  configs: readonly object[],
  gates: readonly string[],
  env: Record<string, string>,
): { running: Running; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "sentry-policy-collector-"));
  const files = configs.map((config, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(config));
    return `--config=${file}`;
  });
  const flags = gates.length === 0 ? [] : [`--feature-gates=${gates.join(",")}`];
  const args = [...(command === undefined ? [] : [command]), ...files, ...flags];
  const running = start({ command: path ?? "", args, cwd: folder, env }, TIMEOUT_MS);
  return { running, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
