import { isRecord } from "@sentry-policy/internal/guards";
import type { NameCondition } from "../detect/names/conditions.ts";
import { read } from "../shared/fields.ts";
import type { FieldRule } from "./field-rules.ts";

type IsBeside = (name: string) => boolean;

/** Maximum number of entries of a list that are checked. If all of them meet the condition, the whole list does. */
const MOST_CHECKED = 64;

/**
 * Returns the rule of a field whose name is sensitive only under a condition, or `undefined` if the condition is not
 * met.
 */
export function ruleOnCondition({ condition }: FieldRule, value: unknown, isBeside: IsBeside): string | undefined {
  return condition !== undefined && isConditionMet(condition, value, isBeside) ? condition.rule : undefined;
}

/**
 * Checks whether a value, or each value of a list, meets the condition of its name. Lists inside the list are not
 * checked, because a list can contain itself.
 * `isBeside` checks whether another field or parameter with a given name exists beside the value.
 */
export function isConditionMet(condition: NameCondition, value: unknown, isBeside: IsBeside): boolean {
  const isTextMet = (text: unknown): boolean => typeof text === "string" && condition.isMet(text, isBeside);
  const held = unwrapValue(value);
  if (!Array.isArray(held)) return isTextMet(held);
  return held.length > 0 && held.slice(0, MOST_CHECKED).every((entry) => isTextMet(unwrapValue(entry)));
}

/** Returns the `value` of an object, such as a typed attribute, or the value itself if it is not an object. */
function unwrapValue(value: unknown): unknown {
  return isRecord(value) ? read(value, "value") : value;
}

/** Returns a function that checks whether an object has a certain field. */
export function besideField(fields: object): IsBeside {
  return (name) => Object.hasOwn(fields, name);
}

/**
 * Returns a function that checks whether a list has an entry with a certain name. Entries are pairs
 * (`["state", "..."]`) or objects (`{ name: "state", value: "..." }`).
 */
export function besideIn(list: unknown): IsBeside {
  return (name) => Array.isArray(list) && list.some((entry) => nameOf(entry) === name);
}

function nameOf(entry: unknown): unknown {
  if (Array.isArray(entry)) return entry[0];
  return isRecord(entry) ? (read(entry, "name") ?? read(entry, "key")) : undefined;
}
