import { expect, it } from "vitest";
import { limitedUntil } from "./rate-limits.ts";

const NOW = Date.parse("2026-01-01T00:00:00.000Z");

it.each([
  [429, { "x-sentry-rate-limits": "60:error;transaction:organization:usage" }, "2026-01-01T00:01:00.000Z"],
  [429, { "x-sentry-rate-limits": "60::organization, 3600:error:project" }, "2026-01-01T01:00:00.000Z"],
  [200, { "x-sentry-rate-limits": "60:replay:project" }, undefined],
  [200, { "x-sentry-rate-limits": "60:error:project" }, "2026-01-01T00:01:00.000Z"],
  [429, { "x-sentry-rate-limits": "3600:replay:project" }, "2026-01-01T00:01:00.000Z"],
  [429, { "x-sentry-rate-limits": "soon:error" }, "2026-01-01T00:01:00.000Z"],
  [429, { "retry-after": "5" }, "2026-01-01T00:00:05.000Z"],
  [429, { "retry-after": "Thu, 01 Jan 2026 00:10:00 GMT" }, "2026-01-01T00:10:00.000Z"],
  [429, {}, "2026-01-01T00:01:00.000Z"],
  [500, { "retry-after": "5" }, undefined],
])("a response with status %s and headers %o rate-limits errors until %s", (status, headers, until) => {
  const body = status === 200 ? "{}" : null;
  expect(limitedUntil(new Response(body, { status, headers }), "error", NOW)).toBe(until);
});
