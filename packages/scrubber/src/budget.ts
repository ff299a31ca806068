import type { Step } from "./places.ts";
import type { Walk } from "./walk-state.ts";

/** What a field or list entry costs, in searched characters. */
const FIELD = 16;
const OBJECT = 64;
/** What a name costs that no payload before had: it is taken apart and searched. */
const NEW_NAME = 256;
/** What a redaction costs: it is written into a new text, and noted for `_meta` and for reports. */
const REDACTION = 128;
/** What it costs to find out by an exception that a text only looked like JSON. */
const FAILED_PARSE = 1024;
/** How many times the limit Sentry's own fields may use. */
const WITH_RESERVE = 1.25;

export function spendOnText(walk: Walk, text: string): void {
  walk.work += text.length;
}

export function spendOnFailedParse(walk: Walk): void {
  walk.work += FAILED_PARSE;
}

export function spendOnObject(walk: Walk): void {
  walk.work += OBJECT;
}

export function spendOnEntry(walk: Walk): void {
  walk.work += FIELD;
}

export function spendOnField(walk: Walk, step: Step): void {
  walk.work += step.isNew ? FIELD + NEW_NAME : FIELD;
  step.isNew = false;
}

export function spendOnRedactions(walk: Walk, count: number): void {
  walk.work += count * REDACTION;
}

/** Whether a payload has used up its budget. What is left of it is filtered without a look. */
export function isSpent({ work, plan: { limits } }: Walk, isStructure: boolean): boolean {
  return work > limits.work && (!isStructure || work > limits.work * WITH_RESERVE);
}

/** Whether so many redactions in one text are more than what is left of the budget. */
export function areTooMany(walk: Walk, redactions: number): boolean {
  return walk.work + redactions * REDACTION > walk.plan.limits.work * WITH_RESERVE;
}
