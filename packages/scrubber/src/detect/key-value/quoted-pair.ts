import type { Place } from "../../shared/place.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { Names } from "../names/names.ts";
import type { NamePlace } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { isDescription } from "./value-forms.ts";

/**
 * A string literal in single quotes, double quotes or backticks. `start` and `end` are the positions of the text
 * between the quotes.
 */
export interface Quoted extends Place {
  /** The position of the opening quote, or of its prefix, as in `N'made-up'`. */
  readonly from: number;
}

/** How many characters before a literal are searched for a name and an operator. */
export const LONGEST_CONTEXT = 64;
const SHORTEST_VALUE = 2;

/**
 * Returns a pair for the value between `start` and `end`, or `undefined` if the value is too short or clearly not a
 * secret. If `isList` is true, the value is a list, whose entries are not checked.
 */
export function pairFor(
  text: string,
  { name, rule }: Pick<NamePlace, "name" | "rule">,
  start: number,
  end: number,
  names: Names,
  isList = false,
): Pair | undefined {
  const value = text.slice(start, end);
  if (value.length < SHORTEST_VALUE || /^[%_]*$/.test(value)) return undefined;
  if (!isList && (isDescription(value) || isHarmlessValue(name, value, rule, names.rule))) return undefined;
  return { start, end, rule };
}
