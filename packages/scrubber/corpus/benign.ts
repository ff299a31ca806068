import { random } from "../src/testing/random.ts";
import { FIELD_KINDS } from "./benign/fields.ts";
import { IDS } from "./benign/ids.ts";
import type { BenignKind } from "./benign/kind.ts";
import { PROSE } from "./benign/prose.ts";
import { TECHNICAL } from "./benign/technical.ts";
import { PLACES } from "./events.ts";

/** A payload that contains a value without a secret. */
export interface BenignSample {
  readonly kind: string;
  readonly input: unknown;
}

export const BENIGN_KINDS: readonly BenignKind[] = [...IDS, ...TECHNICAL, ...PROSE, ...FIELD_KINDS];

/** Returns `each` samples of every kind. In each sample, a value is at a random place in an event. */
export function benignSamples(each: number, seed = "precision"): BenignSample[] {
  return BENIGN_KINDS.flatMap(([kind, make]) =>
    Array.from({ length: each }, (_, turn) => {
      const r = random(`${seed}/${kind}/${turn}`);
      const value = make(r);
      const [, place] = r.pick(PLACES);
      return { kind, input: place(value) };
    }),
  );
}
