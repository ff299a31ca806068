import { join } from "node:path";
import { brotliCompressSync, deflateSync, gzipSync, inflateSync } from "node:zlib";
import { startIngest } from "@sentry-policy/e2e/ingest";
import { expect, test } from "vitest";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";

const SECRET = "plum-anvil-7741-harbour";
const binary = (path: string) => join(runtimes, "binaries/node_modules", path);

/** Returns an envelope with an error and a compressed replay recording, in which a password is typed into a field. */
function envelope(dsn: string): Buffer {
  const attributes = { name: "password", type: "text" };
  const field = { type: 2, id: 7, tagName: "input", attributes, childNodes: [] };
  const events = [
    { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [field] } } },
    { type: 3, timestamp: 2, data: { source: 5, id: 7, text: SECRET } },
  ];
  const packed = deflateSync(JSON.stringify(events));
  const recording = Buffer.concat([Buffer.from('{"segment_id":0}\n'), packed]);
  const lines = [
    JSON.stringify({ event_id: "a".repeat(32), dsn }),
    '{"type":"event"}',
    `{"message":"password=${SECRET}"}`,
    JSON.stringify({ type: "replay_recording", length: recording.length }),
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\n")}\n`), recording]);
}

test.each<[runtime: string, app: string, command: string, args: readonly string[]]>([
  ["the Node that runs the tests", "node-v11", process.execPath, ["tunnel.mjs"]],
  ["Node 26", "node-v11", binary("node26/bin/node"), ["tunnel.mjs"]],
  ["Bun", "bun-v11", binary("bun/bin/bun.exe"), ["run", "tunnel.mjs"]],
  [
    "Deno",
    "deno-v10",
    binary("deno/deno"),
    ["run", "--allow-all", "--no-config", "--node-modules-dir=manual", "tunnel.mjs"],
  ],
  ["workerd", "workerd-v11", process.execPath, ["../workerd-driver/drive-tunnel.mjs", "."]],
])("a tunnel in %s scrubs errors and replays in every encoding", async (_, app, command, args) => {
  const ingest = await startIngest();
  try {
    const plain = envelope(ingest.dsn("42"));
    const bodies = {
      identity: plain,
      gzip: gzipSync(plain),
      deflate: deflateSync(plain),
      br: brotliCompressSync(plain),
    };
    const inBase64 = Object.entries(bodies).map(([encoding, body]) => [encoding, body.toString("base64")]);
    const env = {
      SENTRY_DSN: ingest.dsn("42"),
      SENTRY_ENVIRONMENT: "smoke",
      SENTRY_TRACES_SAMPLE_RATE: "1",
      DENO_NO_UPDATE_CHECK: "1",
      BODIES: JSON.stringify({ ...Object.fromEntries(inBase64), compress: "" }),
    };
    const { exitCode, stdout, stderr } = await start({ command, args, cwd: join(runtimes, app), env }, 100_000).ended;
    expect(exitCode, stderr).toBe(0);

    expect(JSON.parse(stdout)).toEqual({ identity: 200, gzip: 200, deflate: 200, br: 200, compress: 415 });
    expect(ingest.refused).toEqual([]);
    const recordings = ingest.items("replay_recording").map(({ bytes }) => {
      const packed = bytes.subarray(bytes.indexOf(0x0a) + 1);
      return inflateSync(packed).toString();
    });
    expect(ingest.items("event")).toHaveLength(4);
    expect(recordings).toHaveLength(4);
    const wire = [...ingest.envelopes.map(({ text }) => text), ...recordings].join("\n");
    expect(wire).not.toContain(SECRET);
  } finally {
    await ingest.close();
  }
});
