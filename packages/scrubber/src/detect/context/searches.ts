import type { Meter } from "../../shared/budget.ts";
import { ANNOUNCEMENTS, findBoundValues } from "../columns/bound-texts.ts";
import { CELL_BORDER, findInTable } from "../columns/tables.ts";
import type { Needs } from "../detectors/index.ts";
import { PAIR_SEARCH } from "../key-value/searches.ts";
import type { Pair } from "../key-value/value.ts";
import type { Names } from "../names/names.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import { completeNeeds, type Finding, NO_FINDINGS, type SearchPlan, type SecretSearch } from "../searches.ts";
import { findAppendedValues } from "./appended-values.ts";

/** Returns the searches for values that are in the same string as their name, but not beside it. */
export function compileValuesApart(plan: SearchPlan): readonly SecretSearch[] {
  const { names } = plan;
  const beside = PAIR_SEARCH.compile(plan);
  const findByName = (text: string, meter: Meter): readonly Finding[] =>
    beside.flatMap(({ find }) => find(text, false, meter));
  const search = { scanText: { findByName }, nameRule: names.rule, mayBeSensitive: names.mayBeSensitive };
  return [
    searchFor({ has: FEATURES.percent }, plan, (text, meter) => findAppendedValues(text, search, meter)),
    searchFor({ has: FEATURES.beyondAscii, includes: CELL_BORDER }, plan, (text) => findInTable(text, names.rule)),
    ...ANNOUNCEMENTS.map((needs) =>
      searchFor(needs, plan, (text) => findBoundValues(text, needs.includes ?? "", names.rule)),
    ),
  ];
}

/** Returns a search that skips values that are already redacted, and values that no secret of that name has. */
function searchFor(
  needs: Needs,
  { names, redactorOf, isRedacted }: SearchPlan,
  find: (text: string, meter: Meter) => readonly Pair[],
): SecretSearch {
  return {
    needs: completeNeeds(needs),
    find: (text, isSource, meter) => {
      if (isSource) return NO_FINDINGS;
      meter.work += text.length;
      const pairs = find(text, meter);
      if (pairs.length === 0) return NO_FINDINGS;
      return pairs
        .filter(({ start, end, rule }) => isSecret(text.slice(start, end), rule, names, isRedacted))
        .map(({ start, end, rule }) => ({ start, end, rule, redactor: redactorOf(rule) }));
    },
  };
}

function isSecret(value: string, rule: string, { values }: Names, isRedacted: (text: string) => boolean): boolean {
  return !isRedacted(value) && values.accepts(rule, value);
}
