import type { Step } from "./places.ts";

/** Counts the work that was done for a payload. */
export interface Meter {
  work: number;
  /** `limits.work` of the policy. */
  readonly workLimit: number;
}

/** What each step costs. The unit is one searched character, which takes some nanoseconds. */
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
  /** A field, or an entry of a list. */
  entry: 16,
  /** An object or a list. What has to be made into one of these first, as a `Map`, counts twice with its entries. */
  object: 64,
  /** A field name that no payload had before: it is split into words and searched. Its characters count besides. */
  newName: 128,
  nameCharacter: 32,
  /** A text with characters that may be part of a secret. */
  search: 48,
  /** It is written into a new text, and noted for `_meta` and for reports. */
  redaction: 256,
  /** A number in a list of numbers, which may be bytes. */
  number: 4,
  /** It shows that a text only looked like JSON, or that a value cannot be read. */
  exception: 1024,
  /** A character of JSON text in which the notation of numbers must be preserved, as in `1.50`. */
  oddNumber: 8,
  /** A character of a text that is decoded, and of what a text hides in base64 or in numbers. */
  decoded: 6,
  /** A separator that a name may be before. */
  separator: 6,
  /** A place where base64 may begin. */
  candidate: 24,
  /** What a pattern matches, or a name before a separator: it takes another look, whatever comes of it. */
  match: 128,
});
/** Texts with more secrets are filtered whole: what they say besides is not worth the work, nor the remarks on each. */
export const MOST_FINDINGS = 5000;
/** How many times the limit Sentry's own fields may use. */
const WITH_RESERVE = 1.25;

export function spend(meter: Meter, work: number): void {
  meter.work += work;
}

export function spendOnField(meter: Meter, step: Step): void {
  meter.work += COST.entry;
  if (!step.isNew) return;
  meter.work += COST.newName + COST.nameCharacter * step.name.length;
  step.isNew = false;
}

/** What a payload may take. Beyond that, the rest of it is filtered without being searched. */
export function budgetOf({ workLimit }: Meter, isStructure: boolean): number {
  return isStructure ? workLimit * WITH_RESERVE : workLimit;
}

/** Whether a payload has used up its budget. */
export function isSpent(meter: Meter, isStructure: boolean): boolean {
  return meter.work > budgetOf(meter, isStructure);
}

/** Whether it has used up its reserve as well. */
export function isReserveSpent(meter: Meter): boolean {
  return isSpent(meter, true);
}

/** Whether so many redactions in one text exceed what is left of the budget. */
export function areTooMany({ work, workLimit }: Meter, redactions: number): boolean {
  return work + redactions * COST.redaction > workLimit * WITH_RESERVE;
}
