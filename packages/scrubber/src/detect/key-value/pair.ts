import type { Meter } from "../../shared/budget.ts";
import type { Place } from "../../shared/place.ts";
import type { NameRule } from "../names/names.ts";
import type { ValueForms } from "../names/value-forms.ts";

/**
 * A value that belongs to a sensitive name, as in `password=...`, `"token": "..."` or `--api-key ...`: its position,
 * and the rule that redacts it.
 */
export interface Pair extends Place {
  readonly rule: string;
}

/** A sensitive name before a separator: the `password` of `password=made-up` */
export interface SensitiveName {
  readonly name: string;
  readonly nameStart: number;
  /** The rule that redacts the value of `name`. */
  readonly rule: string;
  /** Returns the rule that redacts the value of any given name, or `undefined`. */
  readonly nameRule: NameRule;
  /** Whether the text is a line of source code. */
  readonly isSource: boolean;
  /** The forms of values that belong to some of the names. */
  readonly values?: ValueForms;
  readonly meter?: Meter;
}
