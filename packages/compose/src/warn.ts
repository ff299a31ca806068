const said = new Set<string>();

/** One line on the console, once a process for each text: of what cannot be joined the last alone runs. */
export function sayLastRuns(what: string): void {
  if (said.has(what)) return;
  said.add(what);
  console.warn(`[sentry-policy/compose] ${what}: only the last runs`);
}
