/**
 * The number of seconds that SDKs wait if a rate limit has no valid duration (`DEFAULT_RETRY_AFTER` in @sentry/core).
 */
const DEFAULT_SECONDS = 60;

/**
 * Returns the time (ISO 8601) until which Sentry rate-limits a category of data. It is taken from the
 * `X-Sentry-Rate-Limits` header or, if that header is missing and the status is 429, from `Retry-After`. See
 * develop.sentry.dev/sdk/foundations/transport/rate-limiting.
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
 * Returns the longest limit, in seconds, for a category. A limit without categories applies to all of them.
 * `60:error;session` with the category `error` -> 60, and with `replay` -> `undefined`
 */
function longestLimit(limits: string, category: string): number | undefined {
  const applying = limits.split(",").flatMap((limit) => {
    const [seconds = "", categories = ""] = limit.trim().split(":");
    return categories === "" || categories.split(";").includes(category) ? [parseSeconds(seconds)] : [];
  });
  return applying.length === 0 ? undefined : Math.max(...applying);
}

/**
 * Returns the number of seconds to wait according to a `Retry-After` header, which contains a number of seconds or a
 * date.
 */
function retryAfterSeconds(text: string, now: number): number {
  // `Date.parse` also reads digits as a date: `60` -> a day in 1960. So digits are excluded first.
  const date = /^\d+$/.test(text) ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? parseSeconds(text) : Math.max(0, (date - now) / 1000);
}

function parseSeconds(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : DEFAULT_SECONDS;
}
