import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import type { Place } from "../../shared/place.ts";
import { literalAt } from "./literals.ts";
import type { Pair } from "./pair.ts";
import { endOfUnquoted } from "./unquoted.ts";
import { isDescription } from "./value-forms.ts";

/**
 * Returns the rule that redacts an argument, or `undefined` if it is not a secret. `match` is the text before the
 * argument.
 */
type ArgumentRule = (match: RegExpExecArray, value: string) => string | undefined;

/**
 * Finds the argument after each match of the pattern `before`. Adds the argument to `pairs` if `ruleOf` returns a rule
 * for it.
 */
export function addArguments(
  pairs: Pair[],
  text: string,
  before: RegExp,
  [from, to]: readonly [from: number, to: number],
  ruleOf: ArgumentRule,
  meter: Meter,
): void {
  const searched = text.slice(0, to);
  before.lastIndex = from;
  for (let match = before.exec(searched); match !== null; match = before.exec(searched)) {
    meter.work += COST.match;
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) return;
    const value = argumentAt(text, before.lastIndex, meter);
    const rule = value === undefined ? undefined : ruleOf(match, text.slice(value.start, value.end));
    if (value !== undefined && rule !== undefined) pairs.push({ ...value, rule });
  }
}

/**
 * Returns the position of the argument at index `at`, without its quotes. Returns `undefined` if the argument is too
 * short, is another option such as `-v`, or is a placeholder such as `<password>`.
 */
function argumentAt(text: string, at: number, meter: Meter): Place | undefined {
  const literal = literalAt(text, at);
  const start = literal?.start ?? at;
  const end = literal?.end ?? endOfUnquoted(text, at, meter);
  const value = text.slice(start, end);
  return end - start < 2 || isDescription(value) || value.startsWith("-") ? undefined : { start, end };
}
