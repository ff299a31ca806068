import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const CONFIG = fileURLToPath(new URL("../shop/collector.yaml", import.meta.url));
const GATE = "processor.tailsamplingprocessor.usetracestate";

/**
 * Starts the collector with the exported configuration. The collector merges it with a second configuration, which
 * sets free ports and makes the result easy to read.
 *
 * @param {string} binary
 * @param {string} endpoint
 */
export async function startCollector(binary, endpoint) {
  const folder = mkdtempSync(join(tmpdir(), "sentry-policy-fleet-"));
  const [http, grpc] = [await freePort(), await freePort()];
  const local = {
    receivers: {
      otlp: { protocols: { http: { endpoint: `127.0.0.1:${http}` }, grpc: { endpoint: `127.0.0.1:${grpc}` } } },
    },
    exporters: { otlp_http: { encoding: "json", compression: "none" } },
    service: { telemetry: { metrics: { level: "none" }, logs: { level: "error" } } },
  };
  const override = join(folder, "local.json");
  writeFileSync(override, JSON.stringify(local));
  const child = spawn(binary, [`--config=${CONFIG}`, `--config=${override}`, `--feature-gates=${GATE}`], {
    env: { ...process.env, SENTRY_OTLP_ENDPOINT: endpoint, SENTRY_PUBLIC_KEY: "made-up" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  /** @param {string} service @param {object[]} spans */
  const send = async (service, spans) => {
    const resource = { attributes: [{ key: "service.name", value: { stringValue: service } }] };
    const response = await fetch(`http://127.0.0.1:${http}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  while (child.exitCode === null && !(await accepts(send))) await setTimeout(100);
  if (child.exitCode !== null) throw new Error(`The collector ended with the code ${child.exitCode}.`);
  return {
    send,
    /** Ends the collector, which then decides about all traces at once, instead of after 30 seconds. */
    async stop() {
      child.kill();
      await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

/** @param {(service: string, spans: object[]) => Promise<void>} send */
async function accepts(send) {
  try {
    await send("check", []);
    return true;
  } catch {
    return false;
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = Object(server.address());
  server.close();
  await once(server, "close");
  return Number(port);
}
