import { ruleOnCondition } from "./conditional-names.ts";
import type { FieldRule } from "./field-rules.ts";
import { ruleAtPath } from "./path-suffixes.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";
import { enter, type Key, pathTo, redactWhole, type Walk } from "./walk-state.ts";

/** Visits the value of a field, or redacts the whole value because of the field's name. */
export function visitField(walk: Walk, value: unknown, field: FieldRule, key: Key): unknown {
  const rule = ruleByName(walk, field) ?? ruleOnCondition(field, value, {});
  return rule === undefined ? walk.visit(walk, value, field, key) : redactNamed(walk, value, rule, field, key);
}

/** Returns the rule that redacts a field of the current object because of the field's name or path. */
export function ruleByName(walk: Walk, field: FieldRule): string | undefined {
  return field.suffixes === undefined ? field.rule : ruleAtPath(field, pathTo(walk, "").slice(0, -1));
}

/** Checks whether a field's value can never be redacted because of the field's name or path. */
export function isUnnamed({ rule, suffixes }: FieldRule): boolean {
  return rule === undefined && suffixes === undefined;
}

/**
 * Redacts a value because of its name. Only searches the value if it has a form that no secret has (`passwords: 3`), if
 * it has the form expected in that field (the version in `modules: { passport: "0.7.0" }`, where `passport` is an npm
 * package), or if it lacks the form of values with such a name (`phone: "iPhone 15"`). A typed attribute stays a
 * `{ value, type }` object.
 */
export function redactNamed(walk: Walk, value: unknown, rule: string, field: FieldRule, key: Key): unknown {
  const attribute = attributeOf(value);
  const held = attribute === undefined ? value : attribute.value;
  if (typeof held === "string" && field.node.isAllowed?.(held) === true) return walk.visit(walk, value, field, key);
  if (isOrdinary(walk, held, rule, field)) return walk.visit(walk, attribute ?? value, field, key);
  const isSingle = typeof held === "string" || typeof held === "number";
  if (isSingle && walk.plan.isHarmless(field.redactedName ?? field.name, String(held), rule, walk.plan.nameRule))
    return walk.visit(walk, attribute ?? value, field, key);
  if (attribute === undefined) return redactWhole(walk, rule, value, key);
  const { level } = walk;
  enter(walk, key);
  const redacted = redactWhole(walk, rule, held, "value");
  walk.level = level;
  return redacted === held ? { value: held, type: attribute.type } : redactedAttribute(redacted);
}

/** Checks whether a text or a number lacks the form of the values that a rule redacts because of their name. */
function isOrdinary({ plan }: Walk, value: unknown, rule: string, { node }: FieldRule): boolean {
  const isText = typeof value === "string" || typeof value === "number";
  // The fields of Sentry's user, which have `isAllowed`, are redacted whatever the form of their values.
  return isText && node.isAllowed === undefined && !plan.acceptsValue(rule, String(value));
}
