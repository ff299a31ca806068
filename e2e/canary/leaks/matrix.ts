import { type Outcome, pair } from "../app/run.ts";

/** Returns the results as a table, with a line for each place and a column for each kind. */
export function matrixOf(control: readonly Outcome[], guarded: readonly Outcome[], kinds: readonly string[]): string {
  const places = [...new Set(control.flatMap((outcome) => outcome.places))].sort();
  const width = Math.max(...places.map((place) => place.length));
  const lines = places.map((place) => {
    const cells = kinds.map((kind) => {
      const wanted = pair(place, kind);
      if (guarded.some(({ arrived }) => arrived.has(wanted))) return "L";
      return control.some(({ arrived }) => arrived.has(wanted)) ? "x" : ".";
    });
    return `${place.padEnd(width)} ${cells.join("")}`;
  });
  const totals = control.map(
    ({ label, arrived, places }) => `${label}: ${arrived.size} of ${places.length * kinds.length} arrived without us`,
  );
  const leaked = guarded.map(({ label, arrived }) => `${label}: ${arrived.size} with us`);
  return [
    "x: arrived without us and not with us; L: leaked; .: did not arrive even without us",
    `kinds: ${kinds.join(" ")}`,
    ...lines,
    ...totals,
    ...leaked,
  ].join("\n");
}

/** Returns the places from which no canary arrived in any of these runs. These places are therefore not tested. */
export function uncovered(outcomes: readonly Outcome[]): string[] {
  const covered = new Set(outcomes.flatMap(({ arrived }) => [...arrived].map((both) => both.split(" | ")[0])));
  return [...new Set(outcomes.flatMap(({ places }) => places))].filter((place) => !covered.has(place)).sort();
}
