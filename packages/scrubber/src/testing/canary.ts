import { KINDS } from "./kinds.ts";
import { random } from "./random.ts";

/** A made-up secret in the form of a real one, to be looked for in what leaves the process. */
export interface Canary {
  /** The kind of secret that it imitates: `"email"`, `"jwt"`, `"password"`, ... */
  readonly kind: string;
  /** The argument of `canaries`, so that a test can tell where a find came from. */
  readonly place: string;
  /** The text that must not leave the process. */
  readonly secret: string;
  /** The secret as part of a text: bare if its form shows what it is, else with its name (`password: ...`). */
  readonly text: string;
  /** The secret as a field. The name is neutral (`note`) if the form of the value shows what it is. */
  readonly field: { readonly name: string; readonly value: string };
}

/**
 * Returns one canary of each kind that the scrubber finds by default: credentials and personal data.
 *
 * @param place Any text. The same place gives the same canaries in any process, so a test can look for what an app
 *   planted elsewhere. Different places give different canaries. By default each call has a new, random place.
 * @example
 * ```ts
 * import { canaries } from "@sentry-policy/scrubber/testing";
 *
 * const planted = canaries("checkout");
 * ```
 */
export function canaries(place: string = `call ${Math.random()}`): readonly Canary[] {
  return KINDS.map(({ kind, make }) => {
    const { secret, text = secret, name = "note", value = text } = make(random(`${kind} in ${place}`));
    return { kind, place, secret, text, field: { name, value } };
  });
}
