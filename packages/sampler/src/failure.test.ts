import { expect, it } from "vitest";
import { hasFailed, isError } from "./failure.ts";

const typed = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { value, type: "x" }]));

it.each([
  ["a status of error", { status: "error" }, true],
  ["a static status", { status: "internal_error" }, true],
  ["ok", { status: "ok" }, false],
  ["cancelled, streamed", { status: "error", attributes: typed({ "sentry.status.message": "cancelled" }) }, false],
  ["no status", {}, false],
  ["a 500", { status: "ok", attributes: typed({ "http.response.status_code": 500 }) }, true],
  ["a 503 in v10", { data: { "http.status_code": 503 } }, true],
  ["a 404, which is the caller's doing", { status: "not_found", data: { "http.response.status_code": 404 } }, false],
  ["gRPC's UNAVAILABLE", { attributes: typed({ "rpc.grpc.status_code": 14 }) }, true],
  ["gRPC's NOT_FOUND", { attributes: typed({ "rpc.grpc.status_code": 5 }) }, false],
])("a span with %s", (_title, span, failed) => {
  expect(hasFailed(span)).toBe(failed);
});

it.each([
  ["an exception", { exception: {} }, true],
  ["a fatal message", { level: "fatal" }, true],
  ["a warning", { level: "warning", exception: {} }, false],
  ["a transaction", { type: "transaction", level: "error" }, false],
])("an event of %s", (_title, event, error) => {
  expect(isError(event)).toBe(error);
});
