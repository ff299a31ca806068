import { KINDS } from "./kinds.ts";
import { random } from "./random.ts";

/**
 * A made-up secret that looks real. A test plants it in an app, and then searches for it in the data that the app
 * sends.
 */
export interface Canary {
  /** The kind of secret, such as `"email"`, `"jwt"` or `"password"`. */
  readonly kind: string;
  /** The argument of `canaries` for this canary. It shows where a leaked canary was planted. */
  readonly place: string;
  /** The text that must not leave the process. */
  readonly secret: string;
  /**
   * A string in which the secret can be recognized: the secret alone, or with a name or other text, as in
   * `password: ...`.
   */
  readonly text: string;
  /** A field in which the secret can be recognized. If no name is needed for this, the field is named `note`. */
  readonly field: { readonly name: string; readonly value: string };
}

/**
 * Returns one canary of each kind that the scrubber finds by default: credentials and personal data.
 *
 * @param place Any text for the place where the canaries are planted. The same place always produces the same canaries,
 * so a test can search for canaries that an app planted in another process. Different places produce different
 * canaries. By default, each call uses a new, random place.
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
