import type { Meter } from "../../shared/budget.ts";
import { ANNOUNCEMENTS, findBoundValues } from "../columns/bound-texts.ts";
import { findInTables } from "../columns/tables.ts";
import type { Pair } from "../key-value/pair.ts";
import { compileFinders, outsideSource, type PairFinder } from "../key-value/pair-finders.ts";
import { PAIR_SEARCH } from "../key-value/searches.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Finding, SearchPlan, SecretSearch } from "../searches.ts";
import { findAppendedValues } from "./appended-values.ts";

/**
 * Returns searches for values that are in the same string as their name, but do not directly follow it. For example,
 * the name can be in the header of a table, or in a query before its bound values.
 */
export function compileValuesApart(plan: SearchPlan): readonly SecretSearch[] {
  const { names } = plan;
  const beside = PAIR_SEARCH.compile(plan);
  const findByName = (text: string, meter: Meter): readonly Finding[] =>
    beside.flatMap(({ find }) => find(text, false, meter));
  const search = { scanText: { findByName }, nameRule: names.rule, mayBeSensitive: names.mayBeSensitive };
  return compileFinders(
    [
      {
        needs: { has: FEATURES.percent },
        find: counted((text, meter) => findAppendedValues(text, search, meter)),
      },
      {
        needs: { has: FEATURES.blank, includes: "\n" },
        find: counted((text) => findInTables(text, names)),
      },
      ...ANNOUNCEMENTS.map((announcement) => ({
        needs: announcement.needs,
        find: counted((text) => findBoundValues(text, announcement, names.rule)),
      })),
    ],
    plan,
  );
}

/** Adds the work of a search to the meter before the search runs. The work is the number of characters. */
function counted(find: (text: string, meter: Meter) => readonly Pair[]): PairFinder["find"] {
  return outsideSource((text, _, meter) => {
    meter.work += text.length;
    return find(text, meter);
  });
}
