import type { Meter } from "../../shared/budget.ts";
import type { Needs } from "../detectors/index.ts";
import type { Names } from "../names/names.ts";
import { completeNeeds, type Finding, NO_FINDINGS, type SearchPlan, type SecretSearch } from "../searches.ts";
import type { Pair } from "./pair.ts";

const NO_PAIRS: readonly Pair[] = Object.freeze([]);

/** Finds values beside sensitive names in one notation. */
export interface PairFinder {
  readonly needs: Needs;
  readonly find: (text: string, names: Names, isSource: boolean, meter: Meter) => readonly Pair[];
}

/** Finds nothing in source code, in which only a literal beside a name is a value. */
export function outsideSource(find: (text: string, names: Names, meter: Meter) => readonly Pair[]): PairFinder["find"] {
  return (text, names, isSource, meter) => (isSource ? NO_PAIRS : find(text, names, meter));
}

/**
 * Returns the searches of several finders. They skip values that are already redacted, and values that no secret of
 * that name has.
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
