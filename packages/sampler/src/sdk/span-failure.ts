import { getSpanStatusFromHttpCode } from "@sentry/core";
import type { Event, Span } from "./envelope.ts";

const FINE: readonly unknown[] = [undefined, null, "ok", "cancelled", "unknown"];
/** gRPC codes that are the server's fault, by number or (newer) by name. `13` -> true, `NOT_FOUND` -> false */
const GRPC_FAULT = /^(2|4|1[2-5]|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS)$/;

/**
 * Checks whether a span itself failed. An HTTP 4xx is the caller's fault: Sentry marks it as an error, but here it is
 * none, unless the span's status differs from the one that Sentry derives from the code.
 */
export function hasFailed({ status, attributes, data }: Span): boolean {
  const get = (key: string): unknown => attributes?.[key]?.value ?? data?.[key];
  const http = Number(get("http.response.status_code") ?? get("http.status_code"));
  if (http >= 500 || GRPC_FAULT.test(String(get("rpc.response.status_code") ?? get("rpc.grpc.status_code"))))
    return true;
  const fine = http >= 400 ? [...FINE, getSpanStatusFromHttpCode(http).message] : FINE;
  // A streamed span has status `error` and its kind in a message. OpenTelemetry gives a 4xx no message.
  const wordless = http >= 400 ? "unknown" : "failed";
  return !fine.includes(status === "error" ? (get("sentry.status.message") ?? wordless) : status);
}

/** Checks whether an event reports an error, by its level or else its exception. Transactions and feedback do not. */
export function isError({ type, level, exception }: Event): boolean {
  if (type !== undefined) return false;
  return level === undefined ? exception !== undefined : level === "error" || level === "fatal";
}
