/**
 * What became of data that was sent to Sentry. `sentry-config verify` and `@sentry-policy/health` use the same names.
 */
export type DeliveryOutcome =
  | "accepted"
  | "bad key"
  | "no project"
  | "too large"
  | "rate-limited"
  | "refused"
  | "server error"
  | "unreachable"
  | "TLS";

/** The outcome that the HTTP status of a response means if nothing else is known about the response. */
export function outcomeOfStatus(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return "accepted";
  if (status >= 500) return "server error";
  return OUTCOMES[status] ?? "refused";
}

const OUTCOMES: { readonly [status: number]: DeliveryOutcome } = Object.freeze({
  401: "bad key",
  403: "bad key",
  404: "no project",
  413: "too large",
  429: "rate-limited",
});

/**
 * Matches codes of Node's and OpenSSL's certificate and handshake errors.
 * `CERT_HAS_EXPIRED` -> true, `ECONNRESET` -> false
 */
const TLS_ERROR_CODE = /^(?:ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** The outcome of a request that failed with this error code, such as `ECONNREFUSED`. */
export function outcomeOfCode(code: string): DeliveryOutcome {
  return TLS_ERROR_CODE.test(code) ? "TLS" : "unreachable";
}
