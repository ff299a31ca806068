import { KINDS } from "./kinds.ts";
import { random } from "./random.ts";

/** A made-up secret that looks like a real one. Tests plant it, and then search what leaves the process for it. */
export interface Canary {
  /** The kind of secret that the canary imitates: `"email"`, `"jwt"`, `"password"`, ... */
  readonly kind: string;
  /** The `place` that was passed to `canaries`, so that a test can tell where a canary that leaked was planted. */
  readonly place: string;
  /** The text that must not leave the process. */
  readonly secret: string;
  /**
   * A text with the secret: the secret alone if its form shows that it is one, or else with its context
   * (`password: ...`).
   */
  readonly text: string;
  /** A field with the secret. The field's name is neutral (`note`) if its value alone shows that it is a secret. */
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
