import { isRecord } from "@sentry-policy/internal/guards";
import { type Fields, read } from "../shared/fields.ts";
import type { FieldRule } from "./field-rules.ts";

/**
 * Returns the rule of a field whose name is sensitive only under a condition, if the condition is met. `fields` are the
 * fields of the same object.
 */
export function ruleOnCondition(
  { condition }: FieldRule,
  value: unknown,
  fields: Readonly<Fields>,
): string | undefined {
  if (condition === undefined) return undefined;
  const held = isRecord(value) ? read(value, "value") : value;
  const isMet = typeof held === "string" && condition.isMet(held, (name) => Object.hasOwn(fields, name));
  return isMet ? condition.rule : undefined;
}
