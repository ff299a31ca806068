import { getSpanStatusFromHttpCode } from "@sentry/core";
import type { EnvelopeSpan, Event } from "./envelope.ts";

const SUCCESS_STATUSES: readonly unknown[] = [undefined, null, "ok", "cancelled", "unknown"];
/**
 * Matches gRPC status codes that are the server's fault. Older SDKs give numbers, newer ones names: `13` -> true,
 * `INTERNAL` -> true, `NOT_FOUND` -> false
 */
const GRPC_SERVER_FAULT = /^(2|4|1[2-5]|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS)$/;

/**
 * Checks whether a span itself failed. A 4xx is the caller's fault: a span with an HTTP 4xx status counts as failed
 * only if its span status differs from the one that Sentry derives from the HTTP status. 404 with `not_found` -> false,
 * 404 with `internal_error` -> true
 */
export function hasFailed({ status, attributes, data }: EnvelopeSpan): boolean {
  const get = (key: string): unknown => attributes?.[key]?.value ?? data?.[key];
  const http = Number(get("http.response.status_code") ?? get("http.status_code"));
  if (http >= 500 || GRPC_SERVER_FAULT.test(String(get("rpc.response.status_code") ?? get("rpc.grpc.status_code"))))
    return true;
  const successStatuses =
    http >= 400 ? [...SUCCESS_STATUSES, getSpanStatusFromHttpCode(http).message] : SUCCESS_STATUSES;
  // Every failed streamed span has the status `error`; `sentry.status.message` says which error. OpenTelemetry sets no
  // message for a 4xx, so a 4xx without a message does not count as failed.
  const messageIfAbsent = http >= 400 ? "unknown" : "failed";
  return !successStatuses.includes(status === "error" ? (get("sentry.status.message") ?? messageIfAbsent) : status);
}

/**
 * Checks whether an event reports an error, by its level or, if it has no level, by its exception. Transactions and
 * feedback are not errors.
 */
export function isError({ type, level, exception }: Event): boolean {
  if (type !== undefined) return false;
  return level === undefined ? exception !== undefined : level === "error" || level === "fatal";
}
