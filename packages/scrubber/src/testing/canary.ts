import { KINDS } from "./kinds.ts";
import { random } from "./random.ts";

/** A made-up secret that looks real. Tests plant it in data, and then search for it in what leaves the process. */
export interface Canary {
  /** The kind of secret that the canary imitates: `"email"`, `"jwt"`, `"password"`, ... */
  readonly kind: string;
  /** The argument that was passed to `canaries`. It shows where a canary that leaked was planted. */
  readonly place: string;
  /** The text that must not leave the process. */
  readonly secret: string;
  /**
   * A string that contains the secret. If the secret is recognizable by its form, the string is the secret itself.
   * Otherwise, it also has the text that makes the secret recognizable, as in `password: ...`.
   */
  readonly text: string;
  /** A field that contains the secret. Its name is neutral (`note`) if the value alone shows that it is a secret. */
  readonly field: { readonly name: string; readonly value: string };
}

/**
 * Returns one canary of each kind that the scrubber finds by default: credentials and personal data.
 *
 * @param place Any text. The same place gives the same canaries in any process, so a test can look for canaries that an
 *   app planted in another process. Different places give different canaries. By default, each call uses a new, random
 *   place.
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
