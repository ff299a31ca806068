import { allOf, anyOf, attribute, type Condition, matches, not } from "../ottl/ottl.ts";

const STATUS = ["http.response.status_code", "http.status_code"].map(attribute);
const GRPC_STATUS = ["rpc.response.status_code", "rpc.grpc.status_code"].map(attribute);
/** Matches gRPC codes for failures of the server, as numbers or names: `13`, `INTERNAL`. */
const GRPC_SERVER_FAULT = "^(2|4|1[2-5]|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS)$";
/**
 * Matches Sentry's status messages for failures of the server. A span with such a message has failed even if the
 * response is a 4xx.
 */
const SERVER_FAULT = "^(internal_error|unknown_error|unavailable|data_loss|deadline_exceeded|unimplemented)$";
/** Matches Sentry's status messages that are not failures. */
const NO_FAULT = "^(cancelled|unknown)$";

/**
 * The condition that a span failed, as the app's sampler defines it: the span has an error status or a 5xx response. A
 * 4xx response is not a failure. Because OpenTelemetry sets the error status of client spans for 4xx responses too, the
 * response is also checked.
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
 * The condition that a span is the first one of its trace in a process: the root span, or the first span in a called
 * service.
 */
const IS_LOCAL_ROOT: Condition = anyOf([
  "IsRootSpan()",
  "span.kind == SPAN_KIND_SERVER",
  "span.kind == SPAN_KIND_CONSUMER",
]);

/** Returns the condition that a process spent more than `thresholdMs` on its part of a trace. */
export function isSlow(thresholdMs: number): Condition {
  return allOf([
    IS_LOCAL_ROOT,
    `span.end_time_unix_nano - span.start_time_unix_nano > ${Math.round(thresholdMs * 1e6)}`,
  ]);
}
