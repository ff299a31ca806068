/** Logs a warning. */
export type Warn = (text: string) => void;

/**
 * Logs a warning, unless one with the same topic was logged shortly before. By default, the topic is the warning's
 * text.
 */
export type PeriodicWarn = (text: string, topic?: string) => void;

/**
 * Returns a function that logs warnings as `[sentry-policy/NAME] TEXT`. It logs the same text only once per process.
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
 * Does the same as {@link createWarn}, but logs a warning with the same topic again after `intervalMs` milliseconds.
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
    // Ignores the error. The app has replaced `console` with something that throws, so nothing can be logged.
  }
}
