/** Logs a warning. */
export type Warn = (text: string) => void;

/**
 * Logs a warning, unless a warning with the same topic was logged shortly before. If no topic is given, the topic is
 * the text.
 */
export type PeriodicWarn = (text: string, topic?: string) => void;

/**
 * Returns a function that logs warnings as `[sentry-policy/NAME] TEXT`. The function logs the same text only once per
 * process.
 */
export function createWarn(name: string): Warn {
  const logged = new Set<string>();
  return (text) => {
    if (logged.has(text)) return;
    logged.add(text);
    log(name, text);
  };
}

/**
 * Does the same as {@link createWarn}, but the returned function logs a warning with the same topic again once
 * `intervalMs` milliseconds have passed.
 */
export function createPeriodicWarn(name: string, intervalMs: number): PeriodicWarn {
  const quietUntil = new Map<string, number>();
  return (text, topic = text) => {
    const now = Date.now();
    if (now < (quietUntil.get(topic) ?? 0)) return;
    quietUntil.set(topic, now + intervalMs);
    log(name, text);
  };
}

function log(name: string, text: string): void {
  try {
    console.warn(`[sentry-policy/${name}] ${text}`);
  } catch {
    // The app has replaced `console` with something that throws, so the warning cannot be logged. The error is ignored.
  }
}
