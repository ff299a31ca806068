const said = new Set<string>();

/** One line on the console, once a process for each text. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[sentry-policy/sampler] ${text}`);
}

/** Nothing of ours may throw into the app, and in v10 a listener that throws is called for ever. */
export function safely<T>(
  act: () => T,
  otherwise = "A trace could not be followed, so the policy is not applied.",
): T | undefined {
  try {
    return act();
  } catch {
    // What was thrown is not shown, for it may hold secrets.
    warnOnce(otherwise);
    return undefined;
  }
}
