const said = new Set<string>();

/** One line on the console, once a process for each text. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[sentry-policy/config] ${text}`);
}
