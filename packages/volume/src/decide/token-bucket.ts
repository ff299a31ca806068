import type { Clock } from "@sentry-policy/internal/clock";

const MINUTE_MS = 60_000;

/** Takes one of the tokens of a minute. Returns false if none is left. */
export type TakeToken = () => boolean;

/**
 * Creates a token bucket. It holds the tokens of one minute, is full at first, and fills up steadily. A bucket without a
 * limit always has a token.
 */
export function createTokenBucket(perMinute: number | undefined, now: Clock): TakeToken {
  if (perMinute === undefined) return () => true;
  // With less than one token per minute, a bucket of that size would never hold a whole token.
  const capacity = Math.max(1, perMinute);
  let tokens = capacity;
  let last = now();
  return () => {
    const time = now();
    tokens = Math.min(capacity, tokens + (Math.max(0, time - last) / MINUTE_MS) * perMinute);
    last = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
