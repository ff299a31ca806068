import { besideIn, ruleOnCondition } from "./conditional-names.ts";
import { isDeclaration, isGraphqlType, visitDeclaration } from "./declarations.ts";
import type { FieldRule } from "./field-rules.ts";
import { ruleAtPath } from "./path-suffixes.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";
import { enclosing, enter, type Key, pathTo, redactWhole, type Walk } from "./walk-state.ts";

/**
 * Maximum number of entries of a harmless list. A harmless list has a sensitive name, but is not redacted, because all
 * of its entries are harmless strings, such as error messages.
 */
const MOST_MESSAGES = 16;

/** Visits the value of a field. If a rule applies to the field name, redacts the whole value instead. */
export function visitField(walk: Walk, value: unknown, field: FieldRule, key: Key): unknown {
  const rule =
    ruleByName(walk, field) ??
    (field.condition === undefined ? undefined : ruleOnCondition(field, value, besideIn(enclosing(walk, 0))));
  return rule === undefined ? walk.visit(walk, value, field, key) : redactNamed(walk, value, rule, field, key);
}

/**
 * Returns the rule for a field because of its name or path, or `undefined` if there is none. The field must be in the
 * current object.
 */
export function ruleByName(walk: Walk, field: FieldRule): string | undefined {
  return field.suffixes === undefined ? field.rule : ruleAtPath(field, pathTo(walk, "").slice(0, -1));
}

/** Returns true if no rule can apply to a field because of its name or path. */
export function isUnnamed({ rule, suffixes }: FieldRule): boolean {
  return rule === undefined && suffixes === undefined;
}

/**
 * Redacts a value because of its name. In these cases, the value is only searched for secrets instead:
 *
 * - The value is certainly not a secret, such as the number in `passwords: 3`.
 * - The value is what Sentry expects in the field, such as the version of the npm package `passport` in
 *   `modules: { passport: "0.7.0" }`.
 * - The value is not possible under this name, as in `phone: "iPhone 15"`.
 *
 * If the value is a declaration, as in JSON Schema, only the values inside it are redacted. A typed attribute stays an
 * object with `value` and `type`.
 *
 * @param name The name because of which the value is redacted. The default is the field's name.
 */
export function redactNamed(
  walk: Walk,
  value: unknown,
  rule: string,
  field: FieldRule,
  key: Key,
  name: string = field.redactedName ?? field.name,
): unknown {
  const attribute = attributeOf(value);
  const held = attribute === undefined ? value : attribute.value;
  if (field.node.isAllowed?.(held) === true) return walk.visit(walk, value, field, key);
  if (isOrdinary(walk, held, rule, field)) return walk.visit(walk, attribute ?? value, field, key);
  if (isHarmless(walk, held, rule, name)) return walk.visit(walk, attribute ?? value, field, key);
  if (attribute === undefined && isDeclaration(value)) return visitDeclaration(walk, value, rule, field, key);
  if (attribute === undefined) return redactWhole(walk, rule, value, key);
  const { level } = walk;
  enter(walk, key);
  const redacted = redactWhole(walk, rule, held, "value");
  walk.level = level;
  return redacted === held ? { value: held, type: attribute.type } : redactedAttribute(redacted);
}

/**
 * Checks whether a value with a sensitive name is harmless. A string or number is harmless if it is certainly not a
 * secret, or if it is a GraphQL type, as in `password: "String!"`. A list is harmless if it contains only harmless
 * strings with whitespace, such as `password: ["This field is required."]`.
 */
function isHarmless(walk: Walk, value: unknown, rule: string, name: string): boolean {
  if (Array.isArray(value)) {
    const isMessage = (item: unknown) =>
      typeof item === "string" && /\s/.test(item) && isHarmless(walk, item, rule, name);
    return value.length > 0 && value.length <= MOST_MESSAGES && value.every(isMessage);
  }
  if (typeof value !== "string" && typeof value !== "number") return false;
  return isGraphqlType(value) || walk.plan.isHarmless(name, String(value), rule, walk.plan.nameRule);
}

/**
 * Checks whether a string or number cannot be the value of a field with this rule. Example: true for `iPhone 15` and
 * the rule for phone numbers.
 */
function isOrdinary({ plan }: Walk, value: unknown, rule: string, { node }: FieldRule): boolean {
  const isText = typeof value === "string" || typeof value === "number";
  // Fields with `isAllowed`, such as those of the event's user, are redacted whatever their values look like.
  return isText && node.isAllowed === undefined && !plan.acceptsValue(rule, String(value));
}
