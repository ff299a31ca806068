import type { Clock } from "@sentry-policy/internal/clock";

const MINUTE_MS = 60_000;

/** Takes one token out of the bucket. Returns false if the bucket is empty. */
export type TakeToken = () => boolean;

/**
 * Creates a token bucket. It is full at first, holds up to `perMinute` tokens, and gains `perMinute` tokens per minute.
 * Without `perMinute`, it is never empty.
 */
export function createTokenBucket(perMinute: number | undefined, now: Clock): TakeToken {
  if (perMinute === undefined) return () => true;
  // If the capacity were below 1, the bucket would never contain a whole token.
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
