const INTERVAL_MS = 60_000;
const lastSaid = new Map<string, number>();

/** One line on the console, at most once a minute for each text. */
export function say(text: string): void {
  const now = Date.now();
  if (now - (lastSaid.get(text) ?? Number.NEGATIVE_INFINITY) < INTERVAL_MS) return;
  lastSaid.set(text, now);
  console.warn(`[sentry-policy/scrubber] ${text}`);
}
