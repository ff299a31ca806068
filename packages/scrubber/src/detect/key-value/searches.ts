import { FEATURES } from "../prefilter/text-features.ts";
import type { SearchPlan, SecretSearch } from "../searches.ts";
import { findByColumns } from "./columns.ts";
import { findGeneratedKeys, findIssuedCodes } from "./conditional-values.ts";
import { findPairs, PAIRS } from "./find.ts";
import { compileFinders, outsideSource, type PairFinder } from "./pair-finders.ts";

/** Searches strings for the values of sensitive names, as in `password=...`. */
export interface PairSearch {
  /** The key in the policy's `detectors` option that turns this search off. */
  readonly kind: string;
  readonly compile: (plan: SearchPlan) => readonly SecretSearch[];
}

const WITH_COLON: PairFinder = {
  needs: { has: FEATURES.colon, named: true },
  find: (text, names, isSource, meter) => findPairs(text, ":", names, isSource, meter),
};

const FINDERS: readonly PairFinder[] = Object.freeze<PairFinder[]>([
  {
    needs: { has: FEATURES.equals, named: true },
    find: (text, names, isSource, meter) => findPairs(text, "=", names, isSource, meter),
  },
  {
    needs: { has: FEATURES.beyondAscii, named: true },
    find: (text, names, isSource, meter) => [
      ...findPairs(text, "＝", names, isSource, meter),
      ...findPairs(text, "：", names, isSource, meter),
    ],
  },
  { needs: { has: FEATURES.blank, includes: "(", named: true }, find: outsideSource(findByColumns) },
  {
    needs: { has: FEATURES.keyRun, named: true },
    find: (text, names, _, meter) => findGeneratedKeys(text, names, meter),
  },
  {
    needs: { has: FEATURES.equals, named: true },
    find: (text, names, _, meter) => findIssuedCodes(text, names, meter),
  },
]);

export const PAIR_SEARCH: PairSearch = Object.freeze({
  kind: PAIRS,
  compile: (plan: SearchPlan) => compileFinders(plan.colonsJoin === true ? FINDERS : [...FINDERS, WITH_COLON], plan),
});
