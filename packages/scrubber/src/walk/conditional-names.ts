import { isRecord } from "@sentry-policy/internal/guards";
import type { NameCondition } from "../detect/names/conditions.ts";
import { type Fields, read } from "../shared/fields.ts";

/** Returns the rule of a field whose name is sensitive only under a condition, if the condition is met. */
export function ruleOnCondition(
  { rule, isMet }: NameCondition,
  value: unknown,
  fields: Readonly<Fields>,
): string | undefined {
  const held = isRecord(value) ? read(value, "value") : value;
  return typeof held === "string" && isMet(held, (name) => Object.hasOwn(fields, name)) ? rule : undefined;
}
