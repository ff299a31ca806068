import type { Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/**
 * Creates a kind of secret without other text around it. If `urlSafe` is true, a URL can contain it without escaping.
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
