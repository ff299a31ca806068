import { type Change, changeToKeep } from "../policy/keep.ts";
import { readPolicy } from "../policy/read-policy.ts";
import { examine } from "./examine.ts";
import type { Place } from "./places.ts";
import { KINDS } from "./plan.ts";

/**
 * The parts of the playground that contain the scrubber. They are loaded when the page is there, because they are much
 * larger than the page.
 */
export interface Engine {
  readonly readPolicy: typeof readPolicy;
  readonly examine: typeof examine;
  /** Returns the change of a policy that keeps the value of a place. */
  readonly changeOf: (place: Place) => Change | undefined;
}

export const ENGINE: Engine = Object.freeze({
  readPolicy,
  examine,
  changeOf: (place: Place) => changeToKeep(place, KINDS),
});
