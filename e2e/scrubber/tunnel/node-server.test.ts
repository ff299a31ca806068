import { once } from "node:events";
import { createServer } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { toNodeHandler, tunnel } from "@sentry-policy/scrubber/tunnel";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTunnel, type Tunnel } from "../../support/start-tunnel.ts";
import { envelopeOf, ITEM, SECRET } from "./requests.ts";

let ingest: Ingest;
let server: Tunnel;

beforeAll(async () => {
  ingest = await startIngest();
  server = await startTunnel({ dsns: [ingest.dsn("42")], timeoutMs: 200, limits: { wireBytes: 100_000 } });
});
afterAll(() => Promise.all([server.close(), ingest.close()]));

/** Writes lines to a new connection. Returns what the server responds before it closes the connection. */
async function exchange(...lines: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  let received = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    received += text;
  });
  // An error occurs if the server closes the connection before everything is written.
  socket.on("error", () => undefined);
  socket.write(lines.join("\r\n"));
  await once(socket, "close");
  return received;
}

test("a client that stops in the middle of a body gets status 408, and its connection is closed", async () => {
  const response = await exchange("POST /tunnel HTTP/1.1", "host: tunnel.example", "content-length: 1000", "", "{");
  expect(response).toMatch(/^HTTP\/1\.1 408 /);
});

test("a client that sends too much gets status 413, and its connection is closed", async () => {
  const chunks = Array<string>(40).fill(`2710\r\n${"x".repeat(10_000)}`);
  const head = ["POST /tunnel HTTP/1.1", "host: tunnel.example", "transfer-encoding: chunked", ""];
  expect(await exchange(...head, ...chunks)).toMatch(/^HTTP\/1\.1 413 /);
});

test("a request with an invalid host gets no response", async () => {
  const response = await exchange("POST /tunnel HTTP/1.1", "host: a b", "content-length: 2", "", "{}");
  expect(response).toBe("");
  expect((await fetch(server.url)).status).toBe(405);
});

test("a request keeps its project if a router has removed a part of its path", async () => {
  const handle = toNodeHandler(tunnel({ dsns: [ingest.dsn("42")] }));
  const router = createServer((request, response) =>
    handle(Object.assign(request, { originalUrl: request.url, url: "/" }), response),
  ).listen(0, "127.0.0.1");
  await once(router, "listening");
  const { port } = router.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/42/envelope/?sentry_key=${new URL(ingest.dsn("42")).username}`;
  expect((await fetch(url, { method: "POST", body: envelopeOf({}, ITEM) })).status).toBe(200);
  router.closeAllConnections();
  router.close();
});

test("a request over HTTP/2 is handled", async () => {
  ingest.clear();
  const http2 = createHttp2Server(toNodeHandler(tunnel({ dsns: [ingest.dsn("42")] }))).listen(0, "127.0.0.1");
  await once(http2, "listening");
  const { port } = http2.address() as AddressInfo;
  const client = connectHttp2(`http://127.0.0.1:${port}`);
  const request = client.request({ ":method": "POST", ":path": "/tunnel" });
  request.end(envelopeOf({ dsn: ingest.dsn("42") }, ITEM));
  const [headers] = await once(request, "response");
  request.resume();
  expect(headers[":status"]).toBe(200);
  expect(ingest.envelopes[0]?.text).not.toContain(SECRET);
  client.close();
  http2.close();
});
