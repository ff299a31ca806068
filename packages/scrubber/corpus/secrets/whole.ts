import type { Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/**
 * Creates a kind of secret. The text of a sample is the secret and nothing else. If `urlSafe` is true, a URL can
 * contain the secret without escaping.
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
