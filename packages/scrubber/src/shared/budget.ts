/** Counts the work done for a payload. */
export interface Meter {
  work: number;
  /** `limits.work` of the policy. */
  readonly workLimit: number;
}

/** Cost of each step. The unit is the cost of searching one character, a few nanoseconds. */
export const COST: Readonly<
  Record<
    | "entry"
    | "object"
    | "newName"
    | "nameCharacter"
    | "redaction"
    | "search"
    | "exception"
    | "number"
    | "oddNumber"
    | "decoded"
    | "separator"
    | "candidate"
    | "match",
    number
  >
> = Object.freeze({
  /** Cost of a field of an object, or of an entry of a list. */
  entry: 16,
  /** Cost of an object or a list. Objects that are converted first, such as a `Map`, and their entries cost twice. */
  object: 64,
  /** Cost of a field name that no earlier payload contained: the name is split into words and searched. */
  newName: 128,
  /** Additional cost of each character of such a name. */
  nameCharacter: 32,
  /** Cost of a text that contains characters of which a secret can consist, in addition to its length. */
  search: 48,
  /** Cost of a redaction: it is written into a new text and recorded for `_meta` and reports. */
  redaction: 256,
  /** Cost of a number in a list of numbers, which is decoded because the numbers can be bytes. */
  number: 4,
  /** Cost of a thrown error: a text that only looks like JSON was parsed, or a getter failed. */
  exception: 1024,
  /** Cost of each character of a JSON text that is parsed again to preserve how its numbers are written (`1.50`). */
  oddNumber: 8,
  /** Cost of each character of a text that is decoded, or of possible base64. */
  decoded: 6,
  /** Cost of a `=` or `:`: the text before it can be a sensitive name. */
  separator: 6,
  /** Cost of a position where base64 can begin. */
  candidate: 24,
  /** Cost of the further check that a pattern match, or a possibly sensitive name before a separator, needs. */
  match: 128,
});
/** A text with this many findings or more is redacted as a whole, which limits the work and the number of remarks. */
export const MOST_FINDINGS = 5000;
/** Work limit for Sentry's own fields, as a multiple of `workLimit`. */
const RESERVE_FACTOR = 1.25;

/** The rule of a field name. `isNew` is true until a payload contains a field of that name. */
interface NamedRule {
  readonly name: string;
  isNew: boolean;
}

export function spend(meter: Meter, work: number): void {
  meter.work += work;
}

export function spendOnField(meter: Meter, rule: NamedRule): void {
  meter.work += COST.entry;
  if (!rule.isNew) return;
  meter.work += COST.newName + COST.nameCharacter * rule.name.length;
  rule.isNew = false;
}

/**
 * Returns the amount of work after which the rest of a payload is redacted without a search. The amount is larger for
 * Sentry's own fields (`isStructure`).
 */
export function budgetOf({ workLimit }: Meter, isStructure: boolean): number {
  return isStructure ? workLimit * RESERVE_FACTOR : workLimit;
}

/** Checks whether a payload has used up its budget. With `isStructure`, the reserve for Sentry's own fields counts too. */
export function isSpent(meter: Meter, isStructure: boolean): boolean {
  return meter.work > budgetOf(meter, isStructure);
}

/** Checks whether the budget is spent, including the reserve for Sentry's own fields. */
export function isReserveSpent(meter: Meter): boolean {
  return isSpent(meter, true);
}

/** Checks whether this number of redactions in one text would exceed the budget, including the reserve. */
export function areTooMany({ work, workLimit }: Meter, redactions: number): boolean {
  return work + redactions * COST.redaction > workLimit * RESERVE_FACTOR;
}
