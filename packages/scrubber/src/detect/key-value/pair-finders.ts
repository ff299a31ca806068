import type { Meter } from "../../shared/budget.ts";
import type { Needs } from "../detectors/index.ts";
import type { Names } from "../names/names.ts";
import { completeNeeds, type Finding, NO_FINDINGS, type SearchPlan, type SecretSearch } from "../searches.ts";
import type { Pair } from "./pair.ts";

const NO_PAIRS: readonly Pair[] = Object.freeze([]);

/** Finds the values of sensitive names in one notation, such as XML. A string is searched only if it meets `needs`. */
export interface PairFinder {
  readonly needs: Needs;
  readonly find: (text: string, names: Names, isSource: boolean, meter: Meter) => readonly Pair[];
}

/** Makes a search skip source code, where only string literals can be secrets. */
export function outsideSource(find: (text: string, names: Names, meter: Meter) => readonly Pair[]): PairFinder["find"] {
  return (text, names, isSource, meter) => (isSource ? NO_PAIRS : find(text, names, meter));
}

/**
 * Converts finders to searches that skip redacted values, and values in a format that their rule does not allow. For
 * example, the rule for phone numbers requires digits.
 */
export function compileFinders(finders: readonly PairFinder[], plan: SearchPlan): readonly SecretSearch[] {
  const { names, redactorOf, isRedacted } = plan;

  function findings(text: string, pairs: readonly Pair[]): readonly Finding[] {
    if (pairs.length === 0) return NO_FINDINGS;
    return pairs
      .filter(({ start, end, rule }) => {
        const value = text.slice(start, end);
        return !isRedacted(value) && names.values.accepts(rule, value);
      })
      .map(({ start, end, rule }) => ({ start, end, rule, redactor: redactorOf(rule) }));
  }

  return finders.map(({ needs, find }) => ({
    needs: completeNeeds(needs),
    find: (text, isSource, meter) => findings(text, find(text, names, isSource, meter)),
  }));
}
