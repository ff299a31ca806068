import type { Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/** Creates a kind whose whole text is the secret. */
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
