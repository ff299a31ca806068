import { KINDS } from "./kinds.ts";
import { random } from "./random.ts";

/**
 * A made-up secret that looks real. A test plants it in data, and then searches for it in the data that leaves the
 * process.
 */
export interface Canary {
  /** The kind of secret that the canary imitates, such as `"email"`, `"jwt"` or `"password"`. */
  readonly kind: string;
  /**
   * The argument of `canaries` that created this canary. If the canary leaks, `place` shows where the canary was
   * planted.
   */
  readonly place: string;
  /** The text that must not leave the process. */
  readonly secret: string;
  /**
   * A string that contains the secret in a recognizable form. If the secret is recognizable by itself, this is the
   * secret. Otherwise, the string also contains a name or other text, as in `password: ...`.
   */
  readonly text: string;
  /**
   * A field that contains the secret in a recognizable form. If the value alone is recognizable, the name of the field
   * is `note`.
   */
  readonly field: { readonly name: string; readonly value: string };
}

/**
 * Returns one canary of each kind that the scrubber finds by default: credentials and personal data.
 *
 * @param place Any text that identifies where the canaries are planted. The same place always produces the same
 *   canaries, so a test can search for canaries that an app planted in another process. Different places produce
 *   different canaries. By default, each call uses a new, random place.
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
