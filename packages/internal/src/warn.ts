/** Logs a warning, unless the same topic was logged within the interval. */
export type Warn = (text: string, topic?: string) => void;

/**
 * Returns a function that logs warnings as `[sentry-policy/NAME] TEXT`. Each topic, by default the text itself, is
 * logged once per process, or once per interval if one is given.
 *
 * @param intervalMs Milliseconds after which a topic is logged again.
 */
export function createWarn(name: string, intervalMs: number = Number.POSITIVE_INFINITY): Warn {
  const quietUntil = new Map<string, number>();
  return (text, topic = text) => {
    const now = Date.now();
    if (now < (quietUntil.get(topic) ?? 0)) return;
    quietUntil.set(topic, now + intervalMs);
    try {
      console.warn(`[sentry-policy/${name}] ${text}`);
    } catch {
      // The app replaced `console` with something that throws. There is no other place to log to.
    }
  };
}
