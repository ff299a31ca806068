import type { Random } from "../../src/testing/random.ts";

/** A family of values that must come out as they went in. */
export type BenignKind = readonly [kind: string, make: (random: Random) => unknown];
