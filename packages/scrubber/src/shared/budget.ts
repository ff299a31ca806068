/**
 * Counts the work that the scrubber has done for one payload. The work is limited, so that a large payload cannot block
 * the app.
 */
export interface Meter {
  /** The work done so far. {@link COST} defines the unit. */
  work: number;
  /** The limit for `work`, from the policy's `limits.work`. */
  readonly workLimit: number;
}

/**
 * The cost of each kind of work. A cost of 1 is the time to search one character of a string, which is a few
 * nanoseconds.
 */
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
   * Cost of an object or a list. Twice this cost is charged for an object that is first converted to plain data, such
   * as a `Map`.
   */
  object: 64,
  /**
   * Cost of the first occurrence of a field name. At the first occurrence, the name is split into words and compared
   * with the lists of sensitive names.
   */
  newName: 128,
  /** Additional cost for each character of a field name at its first occurrence. */
  nameCharacter: 32,
  /** Base cost of searching a string. Each character of the string costs 1 in addition. */
  search: 48,
  /** Cost of one redaction. The string is rebuilt, and the redaction is recorded for `_meta` and for reports. */
  redaction: 256,
  /**
   * Cost of each number in a list of numbers. Such a list can be the bytes of a text, so it is decoded and searched.
   */
  number: 4,
  /**
   * Cost of throwing and catching an error. For example, parsing a string that only looks like JSON throws an error,
   * and so do some getters.
   */
  exception: 1024,
  /**
   * Cost of each character of JSON that is parsed twice. The second parsing preserves how numbers are written, so that
   * `1.50` does not become `1.5`.
   */
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
 * Maximum number of secrets in a string that are redacted one by one. A string with this many secrets or more is
 * redacted as a whole. This limits the work and the number of remarks in `_meta`.
 */
export const MOST_FINDINGS = 5000;
/** Factor by which the work limit is higher for Sentry's own fields than for the app's data. */
const RESERVE_FACTOR = 1.25;

/** The name of a field. `isNew` is true until the scrubber has met a field with this name in a payload. */
interface NamedRule {
  readonly name: string;
  isNew: boolean;
}

export function spend(meter: Meter, work: number): void {
  meter.work += work;
}

/**
 * Number of skipped characters that together cost 1. Skipping characters, for example with `indexOf`, is faster than
 * searching them.
 */
const SKIPPED_PER_WORK = 8;

/**
 * Charges the cost of characters that a fast search has skipped. Example: the search for a closing quote skips the
 * characters of the quoted string.
 */
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
 * Returns the work limit of a payload. When the work exceeds the limit, the scrubber redacts the rest of the payload
 * without searching it. If `isStructure` is true, returns the higher limit for Sentry's own fields.
 */
export function budgetOf({ workLimit }: Meter, isStructure: boolean): number {
  return isStructure ? workLimit * RESERVE_FACTOR : workLimit;
}

/**
 * Checks whether the work on a payload exceeds its limit. If `isStructure` is true, compares with the higher limit for
 * Sentry's own fields.
 */
export function isSpent(meter: Meter, isStructure: boolean): boolean {
  return meter.work > budgetOf(meter, isStructure);
}

/** Checks whether the work on a payload exceeds the higher limit, which applies to Sentry's own fields. */
export function isReserveSpent(meter: Meter): boolean {
  return isSpent(meter, true);
}

/**
 * Checks whether the given number of redactions would exceed the higher work limit, which applies to Sentry's own
 * fields.
 */
export function areTooMany({ work, workLimit }: Meter, redactions: number): boolean {
  return work + redactions * COST.redaction > workLimit * RESERVE_FACTOR;
}
