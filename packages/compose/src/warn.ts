const said = new Set<string>();

/** Logs a warning, once per process for each text, that of several values that cannot be joined only the last runs. */
export function sayLastRuns(what: string): void {
  if (said.has(what)) return;
  said.add(what);
  console.warn(`[sentry-policy/compose] ${what}: only the last runs`);
}
