import { isNear } from "./edit-distance.ts";

/**
 * Returns the known name that a misspelled name probably stands for. This is the first known name that is at most one
 * edit away. If there is none, and the misspelled name has more than four letters, it is the first known name that is
 * two edits away. `nearestOf("emails", ["ip", "email"])` -> `"email"`
 */
export function nearestOf<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  const nearest = known.find((each) => isNear(name, each, 1));
  return nearest ?? (name.length > 4 ? known.find((each) => isNear(name, each, 2)) : undefined);
}
