import type { Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/** A kind that is a secret as a whole. */
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
