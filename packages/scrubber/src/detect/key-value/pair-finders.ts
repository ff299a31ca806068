import type { Meter } from "../../shared/budget.ts";
import type { Needs } from "../detectors/index.ts";
import type { Names } from "../names/names.ts";
import { completeNeeds, type Finding, NO_FINDINGS, type SearchPlan, type SecretSearch } from "../searches.ts";
import type { Pair } from "./pair.ts";

const NO_PAIRS: readonly Pair[] = Object.freeze([]);

/**
 * Finds the values of sensitive names in one notation, such as XML. `needs` states which strings can contain the
 * notation.
 */
export interface PairFinder {
  readonly needs: Needs;
  readonly find: (text: string, names: Names, isSource: boolean, meter: Meter) => readonly Pair[];
}

/**
 * Returns a function that calls `find` for text that is not source code. For source code, that function finds nothing,
 * because only a string literal can be a secret in source code.
 */
export function outsideSource(find: (text: string, names: Names, meter: Meter) => readonly Pair[]): PairFinder["find"] {
  return (text, names, isSource, meter) => (isSource ? NO_PAIRS : find(text, names, meter));
}

/**
 * Converts finders to searches. The searches skip values that are already redacted, and values that do not have the
 * form that their rule requires. For example, the rule for phone numbers requires digits.
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
