import type { Event, Span } from "./envelope.ts";

const FINE: readonly unknown[] = [undefined, null, "ok", "cancelled", "unknown"];
/** gRPC's codes that are the server's fault, as OpenTelemetry has them. */
const GRPC_FAULTS: readonly number[] = [2, 4, 12, 13, 14, 15];

/** A span that is itself a failure. HTTP's 4xx is the caller's doing: Sentry calls it an error, and here it is none. */
export function hasFailed({ status, attributes, data }: Span): boolean {
  const get = (key: string): unknown => attributes?.[key]?.value ?? data?.[key];
  if (GRPC_FAULTS.includes(Number(get("rpc.grpc.status_code")))) return true;
  const http = Number(get("http.response.status_code") ?? get("http.status_code"));
  if (http >= 400) return http >= 500;
  return !FINE.includes(status) && !FINE.includes(get("sentry.status.message") ?? "failed");
}

/** An event that tells of an error: with an exception, or of a level that is one. Transactions and feedback do not. */
export function isError({ type, level, exception }: Event): boolean {
  if (type !== undefined) return false;
  return level === undefined ? exception !== undefined : level === "error" || level === "fatal";
}
