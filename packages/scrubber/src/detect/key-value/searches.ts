import type { Meter } from "../../shared/budget.ts";
import type { NameRule } from "../names/names.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import { completeNeeds, type Finding, NO_FINDINGS, type SearchPlan, type SecretSearch } from "../searches.ts";
import { findByColumns } from "./columns.ts";
import { findGeneratedKeys, findIssuedCodes } from "./conditional-values.ts";
import { findPairs, PAIRS } from "./find.ts";
import { findOpenValues, type OpenValue } from "./open-values.ts";
import { findInOptions } from "./options.ts";
import { findInNotation, NOTATIONS } from "./patterns.ts";
import { findInProse } from "./prose.ts";
import { findQuoted } from "./quoted.ts";
import type { Pair } from "./value.ts";

/** Searches for values beside sensitive names in texts, as in `password=...`. */
export interface PairSearch {
  /** Name of the search in a policy's `detectors`. */
  readonly kind: string;
  readonly compile: (plan: SearchPlan) => readonly SecretSearch[];
  /** Finds values whose end was cut off. */
  readonly findOpen: (text: string, nameRule: NameRule) => readonly OpenValue[];
}

export const PAIR_SEARCH: PairSearch = Object.freeze({
  kind: PAIRS,
  compile: searchesByName,
  findOpen: findOpenValues,
});

/** Returns the searches for values beside a sensitive name. */
function searchesByName({ names, redactorOf, isRedacted, colonsJoin = false }: SearchPlan): readonly SecretSearch[] {
  function findings(text: string, pairs: readonly Pair[]): readonly Finding[] {
    if (pairs.length === 0) return NO_FINDINGS;
    return pairs
      .filter(({ start, end, rule }) => {
        const value = text.slice(start, end);
        return !isRedacted(value) && names.values.accepts(rule, value);
      })
      .map(({ start, end, rule }) => ({ start, end, rule, redactor: redactorOf(rule) }));
  }
  const withEquals: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.equals }),
    find: (text, isSource, meter) => findings(text, findPairs(text, "=", names, isSource, meter)),
  };
  const withColon: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.colon }),
    find: (text, isSource, meter) => findings(text, findPairs(text, ":", names, isSource, meter)),
  };
  const withFullWidth: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.beyondAscii }),
    find: (text, isSource, meter) =>
      findings(text, [
        ...findPairs(text, "＝", names, isSource, meter),
        ...findPairs(text, "：", names, isSource, meter),
      ]),
  };
  const withQuotes: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.quote }),
    find: (text, isSource, meter) => (isSource ? NO_FINDINGS : findings(text, findQuoted(text, names, meter))),
  };
  const byColumns: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.blank, includes: "(" }),
    find: (text, isSource, meter) => (isSource ? NO_FINDINGS : findings(text, findByColumns(text, names, meter))),
  };
  const inProse: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.blank }),
    find: (text, isSource, meter) => (isSource ? NO_FINDINGS : findings(text, findInProse(text, names, meter))),
  };
  const inOptions: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.blank | FEATURES.dashes }),
    find: (text, isSource, meter) => (isSource ? NO_FINDINGS : findings(text, findInOptions(text, names, meter))),
  };
  const ofKeys: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.keyRun }),
    find: (text, _, meter) => findings(text, findGeneratedKeys(text, names, meter)),
  };
  const ofCodes: SecretSearch = {
    needs: completeNeeds({ has: FEATURES.equals }),
    find: (text, _, meter) => findings(text, findIssuedCodes(text, names, meter)),
  };
  return [
    withEquals,
    withFullWidth,
    withQuotes,
    byColumns,
    inProse,
    inOptions,
    ofKeys,
    ofCodes,
    ...(colonsJoin ? [] : [withColon]),
    ...NOTATIONS.map((notation) => ({
      needs: completeNeeds(notation.needs),
      find: (text: string, _: boolean, meter: Meter) =>
        findings(text, findInNotation(text, notation, names.rule, meter)),
    })),
  ];
}
