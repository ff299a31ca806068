import type { Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/**
 * Creates a kind of secret that is the whole text. If `urlSafe` is true, the secret is allowed in a URL without
 * escaping.
 */
export function whole(kind: string, make: (random: Random) => string, urlSafe = true): TextKind {
  return {
    kind,
    urlSafe,
    make(random) {
      const text = make(random);
      return { text, secrets: [text] };
    },
  };
}
