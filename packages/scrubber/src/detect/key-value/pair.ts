import type { Meter } from "../../shared/budget.ts";
import type { Place } from "../../shared/place.ts";
import type { NameRule } from "../names/names.ts";
import type { ValueForms } from "../names/value-forms.ts";

/**
 * The position of a value that belongs to a sensitive name, and the rule that redacts the value. Examples: the value of
 * `password=...`, `"token": "..."` or `--api-key ...`.
 */
export interface Pair extends Place {
  readonly rule: string;
}

/**
 * A sensitive name before a separator, such as the `password` of `password=made-up`, and the data that is needed to
 * find the value of that name.
 */
export interface SensitiveName {
  readonly name: string;
  readonly nameStart: number;
  /** The rule that redacts the value of this name. */
  readonly rule: string;
  /** Returns the rule that redacts the value of another name, or `undefined` if that name is not sensitive. */
  readonly nameRule: NameRule;
  /** Whether the text is a line of source code. */
  readonly isSource: boolean;
  /** Knows which names have values in a special form, such as several words, and finds where these values end. */
  readonly values?: ValueForms;
  readonly meter?: Meter;
}
