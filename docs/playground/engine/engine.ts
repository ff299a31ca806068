// The parts of the playground that contain the scrubber. They are loaded when the page is there, because they are much
// larger than the page.
import { type Change, changeToKeep } from "../policy/keep.ts";
import type { Place } from "./places.ts";
import { KINDS } from "./plan.ts";

export { readPolicy } from "../policy/read-policy.ts";
export { examine } from "./examine.ts";

/** Returns the change of a policy that keeps the value of a place. */
export function changeOf(place: Place): Change | undefined {
  return changeToKeep(place, KINDS);
}
