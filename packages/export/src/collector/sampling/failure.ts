import { allOf, anyOf, attribute, type Condition, matches, not } from "../ottl/ottl.ts";

const STATUS = ["http.response.status_code", "http.status_code"].map(attribute);
const GRPC_STATUS = ["rpc.response.status_code", "rpc.grpc.status_code"].map(attribute);
/** Matches the gRPC codes that are the server's fault, as numbers or names: `13`, `INTERNAL`. */
const GRPC_SERVER_FAULT = "^(2|4|1[2-5]|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS)$";
/** Matches Sentry's status messages for failures of the server. These are failures even if the response is a 4xx. */
const SERVER_FAULT = "^(internal_error|unknown_error|unavailable|data_loss|deadline_exceeded|unimplemented)$";
/** Matches Sentry's status messages that do not count as a failure. */
const NO_FAULT = "^(cancelled|unknown)$";

/**
 * The condition that a span failed, as defined by the sampler in the app: the span has an error status or a 5xx
 * response. A 4xx response alone is not a failure. OpenTelemetry also sets the error status of client spans for 4xx
 * responses, so the error status alone is not enough.
 */
export const SPAN_FAILED: Condition = anyOf([
  ...STATUS.map((status) => `${status} >= 500`),
  ...GRPC_STATUS.map((status) => matches(status, GRPC_SERVER_FAULT)),
  allOf([
    "span.status.code == STATUS_CODE_ERROR",
    not(matches("span.status.message", NO_FAULT)),
    anyOf([
      not(anyOf(STATUS.map((status) => allOf([`${status} >= 400`, `${status} < 500`])))),
      matches("span.status.message", SERVER_FAULT),
    ]),
  ]),
]);

/**
 * The condition that a span is the first one of its trace in a process: the root span of the trace, or the first span
 * of a called service.
 */
const IS_LOCAL_ROOT: Condition = anyOf([
  "IsRootSpan()",
  "span.kind == SPAN_KIND_SERVER",
  "span.kind == SPAN_KIND_CONSUMER",
]);

/** Returns the condition that a process took longer than `thresholdMs` for its part of a trace. */
export function isSlow(thresholdMs: number): Condition {
  return allOf([
    IS_LOCAL_ROOT,
    `span.end_time_unix_nano - span.start_time_unix_nano > ${Math.round(thresholdMs * 1e6)}`,
  ]);
}
