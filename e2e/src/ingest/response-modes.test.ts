import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ingest, type ResponseMode, startIngest } from "./index.ts";

let ingest: Ingest;
beforeEach(async () => {
  ingest = await startIngest();
});
afterEach(() => ingest.close());

const post = (project = "1") =>
  fetch(`${ingest.url}/api/${project}/envelope/`, { method: "POST", body: '{}\n{"type":"event"}\n{}' });

test.for<[ResponseMode, number, Record<string, string>]>([
  ["ok", 200, {}],
  [{ status: 413 }, 413, {}],
  [{ status: 500 }, 500, {}],
  [{ status: 429 }, 429, {}],
  [{ status: 429, retryAfter: 7 }, 429, { "retry-after": "7" }],
  [{ status: 429, rateLimits: "60:error:key" }, 429, { "x-sentry-rate-limits": "60:error:key" }],
])("in the response mode %j it responds with %i and keeps the envelope", async ([mode, status, headers]) => {
  ingest.setResponseMode(mode);
  const response = await post();

  expect(response.status).toBe(status);
  expect(Object.fromEntries(response.headers)).toMatchObject(headers);
  expect(ingest.envelopes).toMatchObject([{ status }]);
});

test("in the response mode `cut`, the connection fails after the status is received", async () => {
  ingest.setResponseMode("cut");
  const response = await post();
  await expect(response.text()).rejects.toThrow();
  expect(ingest.envelopes).toMatchObject([{ status: 0 }]);
});

test("a slow response is delayed, but the envelope is kept at once", async () => {
  ingest.setResponseMode({ slowMs: 150 });
  const start = performance.now();
  const response = post();
  await ingest.waitFor((seen) => seen.envelopes.length === 1, 140);
  await response;
  expect(performance.now() - start).toBeGreaterThan(140);
});

test("the response mode of a single project applies until a mode is set for all projects", async () => {
  ingest.setResponseMode({ status: 500 }, "2");
  expect([(await post("1")).status, (await post("2")).status]).toEqual([200, 500]);
  ingest.setResponseMode("ok");
  expect((await post("2")).status).toBe(200);
});
