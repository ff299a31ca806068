/** Counts the work done for one payload. */
export interface Meter {
  /** Work done so far, in the unit of {@link COST}. */
  work: number;
  /** The policy's `limits.work`. */
  readonly workLimit: number;
}

/** Cost of each kind of work. The unit is the cost of searching one character of a string: a few nanoseconds. */
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
  /**
   * Cost of an object or a list. An object that must first be converted to plain data, such as a `Map`, costs twice as
   * much.
   */
  object: 64,
  /** Cost of a field name that no earlier payload contained, because the name is split into words and searched. */
  newName: 128,
  /** Additional cost of each character of a new field name. */
  nameCharacter: 32,
  /** Cost of searching a string, in addition to 1 for each of its characters. */
  search: 48,
  /** Cost of a redaction, because it is written into a new string and recorded for `_meta` and reports. */
  redaction: 256,
  /** Cost of each number in a list of numbers. The list is decoded to text, because the numbers can be bytes. */
  number: 4,
  /**
   * Cost of an error that is thrown and caught, for example because a string only looks like JSON, or a getter throws.
   */
  exception: 1024,
  /**
   * Cost of each character of JSON that is parsed a second time, so that numbers keep their notation: `1.50` stays
   * `1.50`.
   */
  oddNumber: 8,
  /** Cost of each character of a string that is decoded, or that may be base64. */
  decoded: 6,
  /** Cost of a `=` or `:`, because the text before it can be a sensitive name. */
  separator: 6,
  /** Cost of a position where base64 can begin. */
  candidate: 24,
  /** Cost of checking a pattern match, or a possibly sensitive name before a separator. */
  match: 128,
});
/**
 * If this many secrets are found in a string, the string is redacted as a whole. That limits the work and the number of
 * remarks in `_meta`.
 */
export const MOST_FINDINGS = 5000;
/** Work limit for Sentry's own fields, as a multiple of `workLimit`. */
const RESERVE_FACTOR = 1.25;

/** What the scrubber remembers about a field name. `isNew` is true until a payload contains a field of that name. */
interface NamedRule {
  readonly name: string;
  isNew: boolean;
}

export function spend(meter: Meter, work: number): void {
  meter.work += work;
}

/** Number of characters that cost as much as one searched character while `indexOf` or one pattern skips them. */
const SKIPPED_PER_WORK = 8;

/** Counts characters that a fast search has skipped, such as those of a value up to its closing quote. */
export function spendOnSkipped(meter: Meter, length: number): void {
  meter.work += length / SKIPPED_PER_WORK;
}

export function spendOnField(meter: Meter, rule: NamedRule): void {
  meter.work += COST.entry;
  if (!rule.isNew) return;
  meter.work += COST.newName + COST.nameCharacter * rule.name.length;
  rule.isNew = false;
}

/**
 * Returns the work limit of a payload. When the work exceeds this limit, the rest of the payload is redacted without a
 * search. The limit is higher for Sentry's own fields (`isStructure`) than for the app's data.
 */
export function budgetOf({ workLimit }: Meter, isStructure: boolean): number {
  return isStructure ? workLimit * RESERVE_FACTOR : workLimit;
}

/**
 * Checks whether the work on a payload exceeds its limit. The limit is higher for Sentry's own fields (`isStructure`).
 */
export function isSpent(meter: Meter, isStructure: boolean): boolean {
  return meter.work > budgetOf(meter, isStructure);
}

/** Checks whether the work on a payload exceeds even the higher limit of Sentry's own fields. */
export function isReserveSpent(meter: Meter): boolean {
  return isSpent(meter, true);
}

/** Checks whether this many redactions in one string would exceed even the higher work limit of Sentry's own fields. */
export function areTooMany({ work, workLimit }: Meter, redactions: number): boolean {
  return work + redactions * COST.redaction > workLimit * RESERVE_FACTOR;
}
