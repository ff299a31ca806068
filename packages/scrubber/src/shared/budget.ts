/** Counts the work done for a payload. */
export interface Meter {
  work: number;
  /** `limits.work` of the policy. */
  readonly workLimit: number;
}

/** Cost of each step, in searched characters of some nanoseconds each. */
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
  /** A field of an object, or an entry of a list. */
  entry: 16,
  /** An object or a list. One that is converted first, such as a `Map`, counts twice, as do its entries. */
  object: 64,
  /** A field name that no payload had before. It is split into words and searched; its characters cost extra. */
  newName: 128,
  nameCharacter: 32,
  /** A text with characters that may be part of a secret. */
  search: 48,
  /** A redaction, which is written into a new text and recorded for `_meta` and reports. */
  redaction: 256,
  /** A number in a list of numbers, which may be bytes. */
  number: 4,
  /** A thrown error: a text only looked like JSON, or a value cannot be read. */
  exception: 1024,
  /** A character of JSON text in which the notation of numbers must be preserved, as in `1.50`. */
  oddNumber: 8,
  /** A character of a text that is decoded, or of base64. */
  decoded: 6,
  /** A separator that may follow a name. */
  separator: 6,
  /** A place where base64 may begin. */
  candidate: 24,
  /** A match of a pattern, or a possibly sensitive name before a separator. Both need a closer look. */
  match: 128,
});
/** Number of secrets from which a text is redacted as a whole, which bounds the work and the remarks. */
export const MOST_FINDINGS = 5000;
/** How many times `workLimit` Sentry's own fields may use. */
const WITH_RESERVE = 1.25;

/** The rule of a field name. It is new until a payload has a field of that name. */
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
 * Returns how much work a payload may take before its rest is redacted without a search. Sentry's own fields
 * (`isStructure`) may take more.
 */
export function budgetOf({ workLimit }: Meter, isStructure: boolean): number {
  return isStructure ? workLimit * WITH_RESERVE : workLimit;
}

export function isSpent(meter: Meter, isStructure: boolean): boolean {
  return meter.work > budgetOf(meter, isStructure);
}

/** Checks whether the reserve for Sentry's own fields is used up as well. */
export function isReserveSpent(meter: Meter): boolean {
  return isSpent(meter, true);
}

/** Checks whether this many redactions in one text exceed the rest of the budget. */
export function areTooMany({ work, workLimit }: Meter, redactions: number): boolean {
  return work + redactions * COST.redaction > workLimit * WITH_RESERVE;
}
