import { Rejection } from "./rejection.ts";

/** The headers of Sentry's response that scripts of other sites may read. */
const EXPOSED = "x-sentry-error, x-sentry-rate-limits, retry-after";
/** The request headers that Sentry's SDKs in browsers send to a tunnel. */
const ACCEPTED = "content-type, content-encoding, x-sentry-auth, sentry-trace, baggage";
const PREFLIGHT_SECONDS = "3600";

/**
 * Returns the CORS headers that let a page of another site read the response, but not send credentials.
 *
 * @throws {@link Rejection} if the page is neither on the tunnel's host nor on a site in `origins`.
 */
export function crossOriginHeaders(request: Request, url: URL, origins: readonly string[]): Record<string, string> {
  const origin = request.headers.get("origin");
  if (origin === null) return {};
  if (origins.includes(origin) || origins.includes("*"))
    return { "access-control-allow-origin": origin, "access-control-expose-headers": EXPOSED, vary: "origin" };
  if (isSameHost(origin, url)) return { vary: "origin" };
  throw new Rejection(403, "the origin is not allowed", { vary: "origin" });
}

/** Adds the headers that a response to a preflight request also needs. */
export function preflightHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...headers,
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": ACCEPTED,
    "access-control-max-age": PREFLIGHT_SECONDS,
  };
}

/**
 * Checks whether a page is on the host of the request. The protocols can differ: behind a proxy that terminates TLS,
 * the request has `http:`, although the page has `https:`.
 */
function isSameHost(origin: string, { host }: URL): boolean {
  return origin === `https://${host}` || origin === `http://${host}`;
}
