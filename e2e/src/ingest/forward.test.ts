import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ingest, startIngest } from "./index.ts";

const BODY = gzipSync('{"event_id":"0123456789abcdef0123456789abcdef"}\n{"type":"event"}\n{}');

let upstream: Ingest;
let tunnel: Ingest;
beforeEach(async () => {
  upstream = await startIngest();
  tunnel = await startIngest({ forwardTo: upstream.dsn("9") });
});
afterEach(() => Promise.all([upstream.close(), tunnel.close()]));

const post = () =>
  fetch(`${tunnel.url}/api/1/envelope/`, { method: "POST", body: BODY, headers: { "content-encoding": "gzip" } });

test("forwards an envelope unchanged to the project of the upstream DSN, with its key", async () => {
  const response = await post();

  expect(await response.json()).toEqual({ id: "0123456789abcdef0123456789abcdef" });
  expect(upstream.envelopes).toMatchObject([{ projectId: "9", request: { headers: { "content-encoding": "gzip" } } }]);
  expect(upstream.envelopes[0]?.request.url).toContain("sentry_key=00000000000000000000000000000e2e&sentry_version=7");
  expect(tunnel.envelopes).toMatchObject([{ projectId: "1", status: 200 }]);
  expect(tunnel.envelopes[0]?.raw).toEqual(upstream.envelopes[0]?.raw);
});

test("returns the upstream's rate limits to the client", async () => {
  upstream.setResponseMode({ status: 429, retryAfter: 7, rateLimits: "7:error:key" });
  const response = await post();

  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(response.headers.get("x-sentry-rate-limits")).toBe("7:error:key");
});

test("responds with 502 and keeps a copy if the upstream is unreachable", async () => {
  await upstream.close();
  expect((await post()).status).toBe(502);
  expect(tunnel.envelopes).toMatchObject([{ status: 502 }]);
});

test("does not forward an envelope in a response mode other than ok", async () => {
  tunnel.setResponseMode({ status: 413 });
  expect((await post()).status).toBe(413);
  expect(upstream.envelopes).toEqual([]);
});

test("rejects an invalid DSN with a TypeError that does not contain it", async () => {
  const error: unknown = await startIngest({ forwardTo: "https://made-up-key@" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).not.toContain("made-up-key");
});
