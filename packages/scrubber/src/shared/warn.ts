const INTERVAL_MS = 60_000;
const lastSaid = new Map<string, number>();

/** Logs a warning, at most once a minute for each topic. Never throws, even if the app replaced `console`. */
export function warn(text: string, topic: string = text): void {
  try {
    const now = Date.now();
    if (now - (lastSaid.get(topic) ?? Number.NEGATIVE_INFINITY) < INTERVAL_MS) return;
    lastSaid.set(topic, now);
    console.warn(`[sentry-policy/scrubber] ${text}`);
  } catch {
    // There is no other place to log to.
  }
}
