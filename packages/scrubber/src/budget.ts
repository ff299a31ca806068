import type { Step } from "./places.ts";
import type { Walk } from "./walk-state.ts";

/** What each step of a walk costs. The unit is one searched character. */
export const COST: Readonly<Record<"entry" | "object" | "newName" | "redaction" | "failedParse", number>> =
  Object.freeze({
    /** A field, or an entry of a list. */
    entry: 16,
    object: 64,
    /** A field name that no payload had before: it is split into words and searched. */
    newName: 256,
    /** It is written into a new text, and noted for `_meta` and for reports. */
    redaction: 128,
    /** An exception shows that a text only looked like JSON. */
    failedParse: 1024,
  });
/** How many times the limit Sentry's own fields may use. */
const WITH_RESERVE = 1.25;

export function spend(walk: Walk, work: number): void {
  walk.work += work;
}

export function spendOnField(walk: Walk, step: Step): void {
  walk.work += step.isNew ? COST.entry + COST.newName : COST.entry;
  step.isNew = false;
}

/** Whether a payload has used up its budget. The rest of it is filtered without being searched. */
export function isSpent({ work, plan: { limits } }: Walk, isStructure: boolean): boolean {
  return work > limits.work && (!isStructure || work > limits.work * WITH_RESERVE);
}

/** Whether so many redactions in one text exceed what is left of the budget. */
export function areTooMany({ work, plan: { limits } }: Walk, redactions: number): boolean {
  return work + redactions * COST.redaction > limits.work * WITH_RESERVE;
}
