import { getSpanStatusFromHttpCode } from "@sentry/core";
import type { EnvelopeSpan, Event } from "./envelope.ts";

const SUCCESS_STATUSES: readonly unknown[] = [undefined, null, "ok", "cancelled", "unknown"];
/**
 * Matches gRPC status codes for failures of the server. Older SDKs write numbers, and newer ones write names. Example:
 * it matches `13` and `INTERNAL`, but not `5` or `NOT_FOUND`.
 */
const GRPC_SERVER_FAULT = /^(2|4|1[2-5]|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS)$/;

/**
 * Checks whether a span itself failed. With an HTTP status of 500 or above, it did. A 4xx status alone is no failure,
 * because the caller caused it: the span failed only if its span status is another error than the one that Sentry
 * derives from the HTTP status: 404 with `not_found` -> false; 404 with `internal_error` -> true
 */
export function hasFailed({ status, attributes, data }: EnvelopeSpan): boolean {
  const get = (key: string): unknown => attributes?.[key]?.value ?? data?.[key];
  const http = Number(get("http.response.status_code") ?? get("http.status_code"));
  const grpc = get("rpc.response.status_code") ?? get("rpc.grpc.status_code");
  if (http >= 500 || (grpc !== undefined && GRPC_SERVER_FAULT.test(String(grpc)))) return true;
  const successStatuses =
    http >= 400 ? [...SUCCESS_STATUSES, getSpanStatusFromHttpCode(http).message] : SUCCESS_STATUSES;
  // A failed streamed span has the status `error`, and `sentry.status.message` contains the kind of error. For a 4xx,
  // OpenTelemetry sets no message, so a missing message then means that the span did not fail.
  const messageIfAbsent = http >= 400 ? "unknown" : "failed";
  return !successStatuses.includes(status === "error" ? (get("sentry.status.message") ?? messageIfAbsent) : status);
}

/**
 * Checks whether an event is an error: by its level or, if it has none, by whether it has an exception. Transactions
 * and feedback are not errors.
 */
export function isError({ type, level, exception }: Event): boolean {
  if (type !== undefined) return false;
  return level === undefined ? exception !== undefined : level === "error" || level === "fatal";
}
