/** What became of data that was sent to Sentry. `sentry-config verify` and `@sentry-policy/health` use these names. */
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

/** Returns the outcome for an HTTP status. A caller that reads the response body may find a more precise outcome. */
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
 * Matches the error codes that Node and OpenSSL use for problems with certificates and TLS handshakes.
 * `CERT_HAS_EXPIRED` -> true; `ECONNRESET` -> false
 */
const TLS_ERROR_CODE = /^(?:ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** Returns the outcome for the error code of a request that got no response. `ECONNREFUSED` -> `unreachable` */
export function outcomeOfCode(code: string): DeliveryOutcome {
  return TLS_ERROR_CODE.test(code) ? "TLS" : "unreachable";
}
