import { type Answer, json } from "./answer.ts";
import { parseDsn } from "./dsn.ts";

/** Passes a request's body on as it came, and gives what the far side answered. */
export type Forward = (sent: Uint8Array<ArrayBuffer>, encoding: string | undefined) => Promise<Answer>;

const TIMEOUT_MS = 10_000;
const PASSED_BACK = ["retry-after", "x-sentry-rate-limits", "x-sentry-error"];

/**
 * A way to the envelope endpoint of a DSN. It never rejects: an unreachable far side is a 502, as from any proxy.
 *
 * @throws `TypeError` if the text is no DSN.
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
      const kept = [...response.headers].filter(([name]) => PASSED_BACK.includes(name));
      return { status: response.status, headers: Object.fromEntries(kept), body };
    } catch {
      return json(502, { detail: "the far side did not answer" });
    }
  };
}
