/** A response that has not been written yet. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * The CORS headers of Relay, Sentry's ingestion service. With them, SDKs in browsers can read the headers for rate
 * limits.
 */
export const CORS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-allow-headers":
    "x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept, content-type, authentication, " +
    "authorization, content-encoding, transfer-encoding",
  "access-control-expose-headers": "x-sentry-error, x-sentry-rate-limits, retry-after",
};

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

export function accepted(envelopeHeader: Record<string, unknown>): Answer {
  const id = envelopeHeader["event_id"];
  return json(200, typeof id === "string" ? { id } : {});
}
