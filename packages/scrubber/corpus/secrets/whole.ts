import type { Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/**
 * Creates a kind of text that consists only of a secret. `urlSafe` states whether a URL can contain the secret without
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
