// Whether spans failed, as they leave the process: streamed (`attributes` of typed values) or in a transaction (`data`).

const FINE: ReadonlySet<unknown> = new Set([undefined, null, "ok", "cancelled", "unknown"]);
/** gRPC's codes that are the server's fault, as OpenTelemetry has them. */
const GRPC_FAULTS: ReadonlySet<number> = new Set([2, 4, 12, 13, 14, 15]);

/** A span that is itself a failure. HTTP's 4xx is the caller's doing: Sentry calls it an error, and here it is none. */
export function hasFailed(span: object): boolean {
  const grpc = Number(attributeOf(span, "rpc.grpc.status_code"));
  if (GRPC_FAULTS.has(grpc)) return true;
  const http = Number(attributeOf(span, "http.response.status_code") ?? attributeOf(span, "http.status_code"));
  if (http >= 400) return http >= 500;
  return !FINE.has(field(span, "status")) && !FINE.has(attributeOf(span, "sentry.status.message") ?? "failed");
}

/** An event that tells of an error: with an exception, or of a level that is one. Transactions and feedback do not. */
export function isError(event: unknown): boolean {
  if (field(event, "type") !== undefined) return false;
  const level = field(event, "level");
  return level === "error" || level === "fatal" || (field(event, "exception") !== undefined && level === undefined);
}

export function attributeOf(span: object, key: string): unknown {
  const value = field(field(span, "attributes") ?? field(span, "data"), key);
  return typeof value === "object" && value !== null ? field(value, "value") : value;
}

/** What stands under the keys, one within the other. */
export function deep(value: unknown, ...keys: string[]): unknown {
  return keys.reduce(field, value);
}

export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
