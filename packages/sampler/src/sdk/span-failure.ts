import { getSpanStatusFromHttpCode } from "@sentry/core";
import type { Event, Span } from "./envelope.ts";

const FINE: readonly unknown[] = [undefined, null, "ok", "cancelled", "unknown"];
/** gRPC's codes that are the server's fault, as OpenTelemetry has them: by number, and since lately by name. */
const GRPC_FAULT = /^(2|4|1[2-5]|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS)$/;

/**
 * A span that is itself a failure. HTTP's 4xx is the caller's doing: Sentry calls it an error, and here it is none, unless
 * the span's status says something else than Sentry makes of that code.
 */
export function hasFailed({ status, attributes, data }: Span): boolean {
  const get = (key: string): unknown => attributes?.[key]?.value ?? data?.[key];
  const http = Number(get("http.response.status_code") ?? get("http.status_code"));
  if (http >= 500 || GRPC_FAULT.test(String(get("rpc.response.status_code") ?? get("rpc.grpc.status_code"))))
    return true;
  const fine = http >= 400 ? [...FINE, getSpanStatusFromHttpCode(http).message] : FINE;
  // A streamed span's status is `error`, and its message says of what kind. OpenTelemetry gives a 4xx none.
  const wordless = http >= 400 ? "unknown" : "failed";
  return !fine.includes(status === "error" ? (get("sentry.status.message") ?? wordless) : status);
}

/** An event that tells of an error: with an exception, or of a level that is one. Transactions and feedback do not. */
export function isError({ type, level, exception }: Event): boolean {
  if (type !== undefined) return false;
  return level === undefined ? exception !== undefined : level === "error" || level === "fatal";
}
