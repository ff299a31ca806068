/** Seconds that Sentry's SDKs wait if a rate limit has no valid duration (`DEFAULT_RETRY_AFTER` in @sentry/core). */
const DEFAULT_SECONDS = 60;

/**
 * Returns the time, in ISO 8601, until which Sentry accepts no more data of a category. The time comes from the header
 * `X-Sentry-Rate-Limits` or, without that header, from the `Retry-After` of a response with status 429
 * (develop.sentry.dev/sdk/foundations/transport/rate-limiting).
 */
export function limitedUntil({ status, headers }: Response, category: string, now: number): string | undefined {
  const limits = headers.get("x-sentry-rate-limits");
  const isRefused = status === 429;
  const retryAfter = isRefused ? retryAfterSeconds(headers.get("retry-after") ?? "", now) : undefined;
  const seconds =
    limits === null ? retryAfter : (longestLimit(limits, category) ?? (isRefused ? DEFAULT_SECONDS : undefined));
  return seconds === undefined ? undefined : new Date(now + seconds * 1000).toISOString();
}

/**
 * Returns the longest limit, in seconds, that applies to a category. A limit without categories applies to every
 * category.
 * The header `60:error;session` and the category `error` -> 60
 */
function longestLimit(limits: string, category: string): number | undefined {
  const applying = limits.split(",").flatMap((limit) => {
    const [seconds = "", categories = ""] = limit.trim().split(":");
    return categories === "" || categories.split(";").includes(category) ? [parseSeconds(seconds)] : [];
  });
  return applying.length === 0 ? undefined : Math.max(...applying);
}

/**
 * Returns how many seconds a `Retry-After` header says to wait. The header contains either a number of seconds or a
 * date.
 */
function retryAfterSeconds(text: string, now: number): number {
  const date = /^\d+$/.test(text) ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? parseSeconds(text) : Math.max(0, (date - now) / 1000);
}

function parseSeconds(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : DEFAULT_SECONDS;
}
