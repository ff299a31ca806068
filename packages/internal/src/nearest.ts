import { isNear } from "./edit-distance.ts";

/**
 * Returns the known name that a misspelled name probably means: one that differs by one edit, or else, if the name has
 * more than four letters, by two. `nearestOf("emails", ["ip", "email"])` -> `"email"`
 */
export function nearestOf<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  const nearest = known.find((each) => isNear(name, each, 1));
  return nearest ?? (name.length > 4 ? known.find((each) => isNear(name, each, 2)) : undefined);
}
