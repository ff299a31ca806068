const said = new Set<string>();

/** Logs a warning, once per process for each text. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[sentry-policy/config] ${text}`);
}
