import type { Random } from "../../src/testing/random.ts";

/** A family of values that scrubbing must not change. */
export type BenignKind = readonly [kind: string, make: (random: Random) => unknown];
