import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type Ingest, type ResponseMode, startIngest } from "@sentry-policy/e2e/ingest";
import { afterAll, beforeAll, expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../../../packages/config/bin/sentry-config.js", import.meta.url));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

let ingest: Ingest;
beforeAll(async () => {
  ingest = await startIngest();
});
afterAll(() => ingest.close());

function verify(dsn: string, ...args: string[]): Promise<Ran> {
  const env = {
    PATH: process.env["PATH"],
    SENTRY_DSN: dsn,
    SENTRY_ENVIRONMENT: "staging",
    SENTRY_RELEASE: "shop@1.4.0",
  };
  const start = performance.now();
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, "verify", ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr, ms: performance.now() - start });
    });
  });
}

const HOUR = { status: 429, rateLimits: "3600:error;transaction:organization" } as const;

it.each<[mode: ResponseMode, event: RegExp, trace: RegExp, code: number]>([
  ["ok", /^event: accepted \(200\), id [\da-f]{32}$/m, /^trace: accepted \(200\), id [\da-f]{32}$/m, 0],
  [{ status: 400, detail: "bad sentry DSN public key" }, /^event: bad key: .* \(400\)/m, /^trace: bad key: /m, 1],
  [
    { status: 401, detail: "missing authorization information" },
    /^event: bad key: .* \(401\)/m,
    /^trace: bad key: /m,
    1,
  ],
  [
    { status: 403, detail: "event submission rejected with_reason: ProjectId" },
    /^event: no project: .* \(403\)/m,
    /^trace: no project: /m,
    1,
  ],
  [{ status: 413 }, /^event: too large: .* \(413\)/m, /^trace: too large: /m, 1],
  [HOUR, /^event: rate-limited until 20\d\d-.*Z \(429\)/m, /^trace: rate-limited until /m, 1],
  [
    { status: 429, retryAfter: 120 },
    /^event: rate-limited until 20\d\d-.*Z \(429\)/m,
    /^trace: rate-limited until /m,
    1,
  ],
  [{ status: 500 }, /^event: server error: .* \(500\)/m, /^trace: server error: /m, 1],
  [{ slowMs: 60_000 }, /^event: unreachable: no response within 1500 ms/m, /^trace: unreachable: no response/m, 1],
  ["cut", /^event: unreachable \(\w+\)/m, /^trace: unreachable \(\w+\)/m, 1],
])("verify reports the response of a server in the response mode %o", async (mode, event, trace, code) => {
  ingest.clear();
  ingest.setResponseMode(mode);
  const ran = await verify(ingest.dsn("7"), "--timeout", "1500");
  expect(ran.stdout).toMatch(event);
  expect(ran.stdout).toMatch(trace);
  expect(ran.stderr).toContain(`Sending a test event and a trace to ${ingest.dsn("7").replace(/\w+@/, "***@")} ...`);
  expect(ran.code).toBe(code);
  // The limit is far above `--timeout` (1.5 s), because Node can start slowly on a busy machine.
  expect(ran.ms).toBeLessThan(15_000);
  expect(
    ingest
      .items(undefined, "7")
      .map(({ type }) => type)
      .sort(),
  ).toEqual(["event", "transaction"]);
});

it("verify sends an event and a trace with the same trace id, with the app's environment and release", async () => {
  ingest.clear();
  ingest.setResponseMode("ok");
  const { stdout } = await verify(ingest.dsn(), "--json");
  const [event, transaction] = ["event", "transaction"].map((type) => Object(ingest.items(type)[0]?.payload));
  expect(event).toMatchObject({ environment: "staging", release: "shop@1.4.0", level: "info", platform: "node" });
  expect(transaction).toMatchObject({ environment: "staging", type: "transaction" });
  expect(event.contexts.trace.trace_id).toBe(transaction.contexts.trace.trace_id);
  expect(JSON.parse(stdout)).toMatchObject({
    accepted: true,
    sent: [
      { what: "event", outcome: "accepted", status: 200, id: event.event_id },
      { what: "trace", outcome: "accepted", status: 200, id: transaction.event_id },
    ],
  });
});

it("verify --json prints until when each kind of data is rate-limited", async () => {
  ingest.setResponseMode({ status: 429, rateLimits: "3600:error:organization, 60:replay:organization" });
  const { stdout, code } = await verify(ingest.dsn(), "--json");
  const { sent } = JSON.parse(stdout);
  const [event, trace] = sent.map(({ until }: { until: string }) => Date.parse(until) - Date.now());
  expect(event).toBeGreaterThan(3_500_000);
  expect(trace).toBeLessThan(61_000);
  expect(code).toBe(1);
});

it("verify reports a closed port", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  server.close();
  await once(server, "close");
  const { stdout, code } = await verify(`http://key@127.0.0.1:${port}/1`);
  expect(stdout).toMatch(/^event: unreachable \(ECONNREFUSED\)/m);
  expect(code).toBe(1);
});

it("verify reports a URL path that Sentry does not serve, and a server that does not speak TLS", async () => {
  ingest.setResponseMode("ok");
  const { origin, host } = new URL(ingest.url);
  const noPath = await verify(`${origin.replace("//", "//key@")}/folder/1`);
  expect(noPath).toMatchObject({ code: 1, stdout: expect.stringMatching(/^event: no project: .* \(404\)/m) });
  const plain = await verify(`https://key@${host}/1`);
  expect(plain).toMatchObject({ code: 1, stdout: expect.stringMatching(/^event: TLS: no secure connection \(\w+\)/m) });
});

it("verify never prints the key, even if the server does not accept it", async () => {
  ingest.setResponseMode({ status: 403, detail: `no such key: ${new URL(ingest.dsn()).username}` });
  for (const dsn of [ingest.dsn(), ingest.dsn().replace("http:", "https:"), `${ingest.dsn().slice(0, -1)}x`]) {
    const { stdout, stderr } = await verify(dsn, "--timeout", "2s");
    expect(stdout + stderr).not.toContain(new URL(ingest.dsn()).username);
  }
});

it.each([["--timeout", "0"], ["--strict"], ["--timeout"], ["now"]])(
  "verify rejects the arguments %o",
  async (...args) => {
    const { code, stderr } = await verify(ingest.dsn(), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: sentry-config");
  },
);
