import type { Place } from "../../shared/place.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { Names } from "../names/names.ts";
import type { NamePlace } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { isDescription } from "./value-forms.ts";

/** A string literal in ordinary quotes. `start` and `end` enclose the content between the quotes. */
export interface Quoted extends Place {
  /** Position of the opening quote, or of the prefix before it, as in `N'made-up'`. */
  readonly from: number;
}

/** Maximum number of characters before a literal that are searched for its name and an operator. */
export const LONGEST_CONTEXT = 64;
const SHORTEST_VALUE = 2;

/**
 * Returns the value between two positions, which belongs to a name. Returns `undefined` if it is too short, or
 * certainly harmless. The values of a list are not checked, because they are redacted as one.
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
