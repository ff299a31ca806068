import type { Meter } from "../../shared/budget.ts";
import type { Place } from "../../shared/place.ts";
import type { NameRule } from "../names/names.ts";
import type { ValueForms } from "../names/value-forms.ts";

/**
 * The position of a sensitive name's value, and the rule that redacts it. Examples: the value in `password=...`,
 * `"token": "..."` and `--api-key ...`.
 */
export interface Pair extends Place {
  readonly rule: string;
}

/**
 * A sensitive name before a separator, such as `password` in `password=made-up`, and what the search for its value
 * needs.
 */
export interface SensitiveName {
  readonly name: string;
  readonly nameStart: number;
  /** The rule that redacts the value of this name. */
  readonly rule: string;
  /** Returns the rule for the value of another name, or `undefined` if that name is not sensitive. */
  readonly nameRule: NameRule;
  /** Whether the text is a line of source code. */
  readonly isSource: boolean;
  /** Finds the end of a value that can have several words, such as the value of `full name`. */
  readonly values?: ValueForms;
  readonly meter?: Meter;
}
