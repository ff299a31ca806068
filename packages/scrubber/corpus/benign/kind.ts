import type { Random } from "../../src/testing/random.ts";

/** A kind of value that scrubbing must not change. */
export type BenignKind = readonly [kind: string, make: (random: Random) => unknown];
