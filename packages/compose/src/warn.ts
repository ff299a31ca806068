const said = new Set<string>();

/** Logs a warning that values cannot be joined, so only the last one runs. Warns once per process for each `what`. */
export function sayLastRuns(what: string): void {
  if (said.has(what)) return;
  said.add(what);
  console.warn(`[sentry-policy/compose] ${what}: only the last runs`);
}
