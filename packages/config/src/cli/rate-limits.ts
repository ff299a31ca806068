/** What Sentry's SDKs wait where the server gives no time (`DEFAULT_RETRY_AFTER` in @sentry/core). */
const DEFAULT_SECONDS = 60;

/**
 * Until when the server takes no more of a category, by `X-Sentry-Rate-Limits`, or else by `Retry-After` of a 429
 * (develop.sentry.dev/sdk/foundations/transport/rate-limiting). ISO 8601.
 */
export function limitedUntil({ status, headers }: Response, category: string, now: number): string | undefined {
  const limits = headers.get("x-sentry-rate-limits");
  const after = headers.get("retry-after");
  const seconds = limits === null ? undefined : secondsOf(limits, category);
  const wait = seconds ?? (status === 429 && limits === null ? secondsAfter(after, now) : undefined);
  if (wait === undefined) return status === 429 ? at(now, DEFAULT_SECONDS) : undefined;
  return at(now, wait);
}

/** The longest that applies. A limit without categories is one for all. */
function secondsOf(limits: string, category: string): number | undefined {
  const applying = limits.split(",").flatMap((limit) => {
    const [seconds = "", categories = ""] = limit.trim().split(":");
    return categories === "" || categories.split(";").includes(category) ? [count(seconds)] : [];
  });
  return applying.length === 0 ? undefined : Math.max(...applying);
}

function secondsAfter(text: string | null, now: number): number {
  const date = Date.parse(text ?? "");
  return /^\d+$/.test(text ?? "") || Number.isNaN(date) ? count(text ?? "") : Math.max(0, (date - now) / 1000);
}

function count(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : DEFAULT_SECONDS;
}

function at(now: number, seconds: number): string {
  return new Date(now + seconds * 1000).toISOString();
}
