import { type Answer, json } from "./answer.ts";
import { parseDsn } from "./dsn.ts";

/** Forwards a body unchanged, and returns the upstream server's response. */
export type Forward = (sent: Uint8Array<ArrayBuffer>, encoding: string | undefined) => Promise<Answer>;

const TIMEOUT_MS = 10_000;
const RETURNED_HEADERS = ["retry-after", "x-sentry-rate-limits", "x-sentry-error"];

/**
 * Returns a function that forwards envelopes to a DSN's endpoint. It never rejects: if the endpoint is unreachable, it
 * returns a response with status 502, as a proxy does.
 *
 * @throws `TypeError` if `dsn` is not a DSN.
 */
export function forwarder(dsn: string): Forward {
  const { publicKey, endpoint } = parseDsn(dsn);
  const url = `${endpoint}?sentry_key=${publicKey}&sentry_version=7`;

  return async (sent, encoding) => {
    try {
      const headers = encoding === undefined ? {} : { "content-encoding": encoding };
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, { method: "POST", headers, body: sent, signal });
      const body = await response.text();
      const kept = [...response.headers].filter(([name]) => RETURNED_HEADERS.includes(name));
      return { status: response.status, headers: Object.fromEntries(kept), body };
    } catch {
      return json(502, { detail: "the upstream did not respond" });
    }
  };
}
