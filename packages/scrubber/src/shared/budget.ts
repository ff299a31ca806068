/** Counts the work on one payload. The work is limited, so that a large payload cannot block the app. */
export interface Meter {
  /** The work done so far. {@link COST} defines the unit. */
  work: number;
  /** The limit for `work`: the policy's `limits.work`. */
  readonly workLimit: number;
}

/** The cost of each kind of work. The unit is the time to search one character of a string, a few nanoseconds. */
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
  /** Cost of one field of an object or one entry of a list. */
  entry: 16,
  /**
   * Cost of an object or a list. It is charged twice for an object that is first converted to plain data, such as a
   * `Map`.
   */
  object: 64,
  /** Cost of the first occurrence of a field name, which is split into words and compared with the sensitive names. */
  newName: 128,
  /** Additional cost for each character of a field name at its first occurrence. */
  nameCharacter: 32,
  /** Base cost of searching a string. Each character of the string costs 1 in addition. */
  search: 48,
  /** Cost of one redaction, including its record for `_meta` and reports. */
  redaction: 256,
  /**
   * Cost of each number in a list of numbers. Such a list can be the bytes of a text, so it is decoded and searched.
   */
  number: 4,
  /**
   * Cost of an error that is thrown and caught, for example by a getter, or by parsing a string that only looks like
   * JSON.
   */
  exception: 1024,
  /** Cost of each character of JSON that is parsed a second time to preserve numbers such as `1.50`. */
  oddNumber: 8,
  /** Cost of each character that is decoded, or that is checked for base64. */
  decoded: 6,
  /** Cost of each `=` or `:` in a string, because the text before it is compared with the sensitive names. */
  separator: 6,
  /** Cost of each position at which a base64 string can begin. */
  candidate: 24,
  /** Cost of checking one match of a pattern, or one name before a separator that may be sensitive. */
  match: 128,
});
/**
 * A string with this many secrets or more is redacted as a whole, to limit the work and the number of remarks in
 * `_meta`.
 */
export const MOST_FINDINGS = 5000;
/** How many times higher the work limit is for Sentry's own fields than for the app's data. */
const RESERVE_FACTOR = 1.25;

/** A field name. `isNew` is true until its first occurrence, which costs more, was counted. */
interface NamedRule {
  readonly name: string;
  isNew: boolean;
}

export function spend(meter: Meter, work: number): void {
  meter.work += work;
}

/**
 * How many skipped characters cost as much as one searched character. Skipping, for example with `indexOf`, is faster.
 */
const SKIPPED_PER_WORK = 8;

/** Counts the work for characters that a fast search skipped, for example before a closing quote. */
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
 * Returns the work limit of a payload. The rest of a payload beyond the limit is redacted without a search. For
 * Sentry's own fields (`isStructure`), the limit is higher.
 */
export function budgetOf({ workLimit }: Meter, isStructure: boolean): number {
  return isStructure ? workLimit * RESERVE_FACTOR : workLimit;
}

/**
 * Checks whether the work on a payload exceeds its limit. For Sentry's own fields (`isStructure`), the limit is higher.
 */
export function isSpent(meter: Meter, isStructure: boolean): boolean {
  return meter.work > budgetOf(meter, isStructure);
}

/** Checks whether the work on a payload exceeds the higher limit, which applies to Sentry's own fields. */
export function isReserveSpent(meter: Meter): boolean {
  return isSpent(meter, true);
}

/** Checks whether a number of redactions would exceed the higher work limit, which applies to Sentry's own fields. */
export function areTooMany({ work, workLimit }: Meter, redactions: number): boolean {
  return work + redactions * COST.redaction > workLimit * RESERVE_FACTOR;
}
