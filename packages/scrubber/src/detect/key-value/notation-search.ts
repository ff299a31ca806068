import type { NameRule } from "../names/names.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { SearchPlan, SecretSearch } from "../searches.ts";
import { findOnNextLine } from "./next-line.ts";
import { findOpenValues, type OpenValue } from "./open-values.ts";
import { findInOptions } from "./options.ts";
import { compileFinders, outsideSource, type PairFinder } from "./pair-finders.ts";
import { findInNotation, NOTATIONS } from "./patterns.ts";
import { findInProse } from "./prose.ts";
import { findQuoted } from "./quoted.ts";
import { findTokenLists } from "./token-lists.ts";

/** Searches for the values of sensitive names in notations other than `name=value` and `name: value`. */
export interface NotationSearch {
  readonly compile: (plan: SearchPlan) => readonly SecretSearch[];
  /** Finds values whose closing quote or tag was truncated. */
  readonly findOpen: (text: string, nameRule: NameRule) => readonly OpenValue[];
}

const FINDERS: readonly PairFinder[] = Object.freeze<PairFinder[]>([
  { needs: { has: FEATURES.quote, named: true }, find: outsideSource(findQuoted) },
  { needs: { has: FEATURES.blank, named: true }, find: outsideSource(findInProse) },
  {
    needs: { has: FEATURES.notHex, includes: "okens" },
    find: (text, names, _, meter) => findTokenLists(text, names, meter),
  },
  { needs: { has: FEATURES.colon | FEATURES.blank, includes: "\n" }, find: outsideSource(findOnNextLine) },
  { needs: { has: FEATURES.dashes }, find: outsideSource(findInOptions) },
  ...NOTATIONS.map<PairFinder>((notation) => ({
    needs: notation.needs,
    find: (text, names, _, meter) => findInNotation(text, notation, names.rule, meter),
  })),
]);

export const NOTATION_SEARCH: NotationSearch = Object.freeze({
  compile: (plan: SearchPlan) => compileFinders(FINDERS, plan),
  findOpen: findOpenValues,
});
