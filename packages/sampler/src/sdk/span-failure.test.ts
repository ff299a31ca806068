import { expect, it } from "vitest";
import { hasFailed, isError } from "./span-failure.ts";

const typed = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { value, type: "x" }]));

const streamed = (code: number, message: string) => ({
  status: "error",
  attributes: typed({ "http.response.status_code": code, "sentry.status.message": message }),
});

it.each([
  ["status error", { status: "error" }, true],
  ["status internal_error", { status: "internal_error" }, true],
  ["status ok", { status: "ok" }, false],
  [
    "status cancelled, streamed",
    { status: "error", attributes: typed({ "sentry.status.message": "cancelled" }) },
    false,
  ],
  ["no status", {}, false],
  ["a 500", { status: "ok", attributes: typed({ "http.response.status_code": 500 }) }, true],
  ["a 503 in v10", { data: { "http.status_code": 503 } }, true],
  ["a 404, which is the caller's fault", { status: "not_found", data: { "http.response.status_code": 404 } }, false],
  ["a 404 without a status", { data: { "http.response.status_code": 404 } }, false],
  ["a 404 whose status was set to ok", { status: "ok", data: { "http.response.status_code": 404 } }, false],
  ["a 418 in v10", { status: "invalid_argument", data: { "http.status_code": "418" } }, false],
  ["a 404, streamed", streamed(404, "not_found"), false],
  ["a 401, streamed", streamed(401, "unauthenticated"), false],
  ["a 499, streamed", { status: "ok", attributes: typed({ "http.response.status_code": 499 }) }, false],
  ["a 404 and status internal_error", { status: "internal_error", data: { "http.response.status_code": 404 } }, true],
  ["a 404 and status internal_error, streamed", streamed(404, "internal_error"), true],
  ["a 404 with the status of a 403", streamed(404, "permission_denied"), true],
  ["a 404 with a custom status message", streamed(404, "the page's own lookup broke"), true],
  [
    "a 404 and status error without a message",
    { status: "error", attributes: typed({ "http.status_code": 404 }) },
    false,
  ],
  ["a 200 and status internal_error", streamed(200, "internal_error"), true],
  ["gRPC's UNAVAILABLE", { attributes: typed({ "rpc.grpc.status_code": 14 }) }, true],
  ["gRPC's NOT_FOUND", { attributes: typed({ "rpc.grpc.status_code": 5 }) }, false],
  ["gRPC's UNAVAILABLE by name", { attributes: typed({ "rpc.response.status_code": "UNAVAILABLE" }) }, true],
  ["gRPC's INTERNAL as a numeric string", { data: { "rpc.response.status_code": "13" } }, true],
  ["gRPC's DATA_LOSS by number", { data: { "rpc.response.status_code": 15 } }, true],
  ["gRPC's NOT_FOUND by name", { attributes: typed({ "rpc.response.status_code": "NOT_FOUND" }) }, false],
  ["gRPC's OK by name", { attributes: typed({ "rpc.response.status_code": "OK" }) }, false],
  ["a JSON-RPC error code", { attributes: typed({ "rpc.response.status_code": "-32602" }) }, false],
])("classifies a span with %s as failed or not failed", (_title, span, failed) => {
  expect(hasFailed(span)).toBe(failed);
});

it.each([
  ["an exception", { exception: {} }, true],
  ["a fatal message", { level: "fatal" }, true],
  ["a warning", { level: "warning", exception: {} }, false],
  ["a transaction", { type: "transaction", level: "error" }, false],
])("classifies %s as an error or not an error", (_title, event, error) => {
  expect(isError(event)).toBe(error);
});
