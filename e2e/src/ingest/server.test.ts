import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ingest, startIngest } from "./index.ts";

const BODY = '{"event_id":"0123456789abcdef0123456789abcdef"}\n{"type":"event"}\n{"message":"grüß"}\n';

let ingest: Ingest;
beforeEach(async () => {
  ingest = await startIngest();
});
afterEach(() => ingest.close());

function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = "/api/1/envelope/",
): Promise<Response> {
  return fetch(`${ingest.url}${path}`, { method: "POST", body, headers });
}

test.for([
  ["plain", {}, Buffer.from(BODY)],
  ["gzip", { "content-encoding": "gzip" }, gzipSync(BODY)],
  ["deflate", { "content-encoding": "deflate" }, deflateSync(BODY)],
  ["brotli", { "content-encoding": "br" }, brotliCompressSync(BODY)],
] as const)("decompresses a %s envelope and responds with its event id", async ([, headers, body]) => {
  const response = await post(body, headers);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ id: "0123456789abcdef0123456789abcdef" });
  expect(ingest.envelopes).toMatchObject([{ projectId: "1", status: 200, text: BODY }]);
  expect(ingest.items("event")[0]?.payload).toEqual({ message: "grüß" });
});

test.for([
  ["is not an envelope", "hello", {}, 400, "invalid envelope header"],
  ["does not match its encoding", BODY, { "content-encoding": "gzip" }, 400, "the body is not gzip"],
  ["has an unknown encoding", BODY, { "content-encoding": "lzma" }, 415, "unsupported content encoding"],
] as const)("refuses a body that %s, and records the request", async ([, body, headers, status, detail]) => {
  const response = await post(body, headers);

  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ detail });
  expect(ingest.envelopes).toEqual([]);
  expect(ingest.refused).toMatchObject([{ status, detail }]);
});

test("never closes an idle connection, so that a slow app can send its next request on it", async () => {
  const response = await post(BODY);

  expect(response.headers.get("connection")).toBe("keep-alive");
  // If Node closed idle connections, it would announce the timeout in the header `keep-alive`.
  expect(response.headers.get("keep-alive")).toBeNull();
});

test("assigns a tunneled envelope to the project of the DSN in its header", async () => {
  const header = JSON.stringify({ dsn: ingest.dsn("42") });
  expect((await post(`${header}\n{"type":"event"}\n{}`, {}, "/tunnel")).status).toBe(200);
  expect((await post('{}\n{"type":"event"}\n{}', {}, "/tunnel")).status).toBe(400);
  expect(ingest.items("event", "42")).toHaveLength(1);
});

test("lets a page from another origin send envelopes and read the rate limits", async () => {
  const preflight = await fetch(`${ingest.url}/api/1/envelope/?sentry_key=k`, { method: "OPTIONS" });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect((await post(BODY)).headers.get("access-control-expose-headers")).toContain("x-sentry-rate-limits");
});

test("responds with 404 to other paths and with 405 to other methods", async () => {
  expect((await fetch(`${ingest.url}/`)).status).toBe(404);
  expect((await fetch(`${ingest.url}/api/1/envelope/`)).status).toBe(405);
});

test("waitFor resolves on arrival, and otherwise rejects with a summary of the envelopes that arrived", async () => {
  const arrival = ingest.waitFor((seen) => seen.items("event").length === 1);
  await post(BODY);
  await arrival;
  await expect(ingest.waitFor((seen) => seen.items("log").length > 0, 20)).rejects.toThrow("project 1: event (200)");

  const abandoned = expect(ingest.waitFor(() => false)).rejects.toThrow("closed");
  await ingest.close();
  await abandoned;
});

test("clear removes the envelopes that arrived", async () => {
  await post(BODY);
  await post("hello");
  ingest.clear();
  expect([ingest.envelopes, ingest.refused, ingest.items()]).toEqual([[], [], []]);
});
