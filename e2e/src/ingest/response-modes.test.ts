import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ingest, type Mood, startIngest } from "./index.ts";

let ingest: Ingest;
beforeEach(async () => {
  ingest = await startIngest();
});
afterEach(() => ingest.close());

const post = (project = "1") =>
  fetch(`${ingest.url}/api/${project}/envelope/`, { method: "POST", body: '{}\n{"type":"event"}\n{}' });

test.for<[Mood, number, Record<string, string>]>([
  ["ok", 200, {}],
  [{ status: 413 }, 413, {}],
  [{ status: 500 }, 500, {}],
  [{ status: 429 }, 429, {}],
  [{ status: 429, retryAfter: 7 }, 429, { "retry-after": "7" }],
  [{ status: 429, rateLimits: "60:error:key" }, 429, { "x-sentry-rate-limits": "60:error:key" }],
])("in the mood %j it answers %i and keeps the envelope", async ([mood, status, headers]) => {
  ingest.setMood(mood);
  const response = await post();

  expect(response.status).toBe(status);
  expect(Object.fromEntries(response.headers)).toMatchObject(headers);
  expect(ingest.envelopes).toMatchObject([{ status }]);
});

test("a cut connection fails after the status was seen", async () => {
  ingest.setMood("cut");
  const response = await post();
  await expect(response.text()).rejects.toThrow();
  expect(ingest.envelopes).toMatchObject([{ status: 0 }]);
});

test("a slow answer comes late, and the envelope is kept meanwhile", async () => {
  ingest.setMood({ slowMs: 150 });
  const start = performance.now();
  const response = post();
  await ingest.waitFor((seen) => seen.envelopes.length === 1, 140);
  await response;
  expect(performance.now() - start).toBeGreaterThan(140);
});

test("a project's own mood holds until one is set for all", async () => {
  ingest.setMood({ status: 500 }, "2");
  expect([(await post("1")).status, (await post("2")).status]).toEqual([200, 500]);
  ingest.setMood("ok");
  expect((await post("2")).status).toBe(200);
});
