import { Rejection } from "./rejection.ts";

/** The headers of Sentry that scripts of other sites may read. */
const EXPOSED = "x-sentry-error, x-sentry-rate-limits, retry-after";
/** The headers that Sentry's SDKs send to a tunnel from browsers. */
const ACCEPTED = "content-type, content-encoding, x-sentry-auth, sentry-trace, baggage";
const PREFLIGHT_SECONDS = "3600";

/**
 * Returns the headers with which a site may read the response. They allow no credentials.
 *
 * @throws {@link Rejection} if the request comes from a site that is neither this one nor listed.
 */
export function crossOriginHeaders(request: Request, url: URL, origins: readonly string[]): Record<string, string> {
  const origin = request.headers.get("origin");
  if (origin === null) return {};
  if (origins.includes(origin) || origins.includes("*"))
    return { "access-control-allow-origin": origin, "access-control-expose-headers": EXPOSED, vary: "origin" };
  if (isSameHost(origin, url)) return { vary: "origin" };
  throw new Rejection(403, "the origin is not allowed", { vary: "origin" });
}

/** Adds the headers of the response to a preflight request. */
export function preflightHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...headers,
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": ACCEPTED,
    "access-control-max-age": PREFLIGHT_SECONDS,
  };
}

/**
 * Checks whether a page is on the same host. The protocol is not compared, because behind a proxy that ends TLS, the
 * request's URL begins with `http:`.
 */
function isSameHost(origin: string, { host }: URL): boolean {
  return origin === `https://${host}` || origin === `http://${host}`;
}
