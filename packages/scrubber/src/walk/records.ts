import { isByteRecord } from "../detect/encodings/bytes.ts";
import { FILTERED } from "../policy/redaction.ts";
import { budgetOf, COST, spend, spendOnField } from "../shared/budget.ts";
import { type Fields, freeName, put, read } from "../shared/fields.ts";
import { type FieldRule, fieldRuleFor, type PreviousField, type SchemaNode } from "./field-rules.ts";
import { alignMessage } from "./message-parameters.ts";
import { isUnnamed, redactNamed, visitField } from "./named-values.ts";
import { isSmallNumber } from "./plain-text.ts";
import { keepOriginal, type OpenRecord, readOnce, ruleInContext } from "./sibling-context.ts";
import { visitString } from "./strings.ts";
import { isAttributeType } from "./typed-attribute.ts";
import { enter, forgetContext, type Key, redactWhole, takeColumns, type Walk } from "./walk-state.ts";

/**
 * Visits the fields of an object, except inherited ones. `mayInherit` states whether `for...in` can return inherited
 * fields, which are then skipped.
 */
export function visitRecord(
  walk: Walk,
  value: Readonly<Fields>,
  node: SchemaNode,
  key: Key,
  mayInherit: boolean,
): unknown {
  const copy: Fields = {};
  const columns = takeColumns(walk);
  let record: OpenRecord | undefined;
  const redactionsBefore = walk.redactions.length;
  enter(walk, key);
  let before: PreviousField = node.start;
  const budget = budgetOf(walk, node.isStructure);
  for (const name in value) {
    if (mayInherit && !Object.hasOwn(value, name)) continue;
    if (name === "0" && isByteRecord(value)) return redactBytes(walk, value, key);
    if (walk.work > budget) return endAtLimit(walk, value, copy);
    const field = fieldRuleFor(node, name, before);
    spendOnField(walk, field);
    let newName = name;
    if (field.redactedName !== undefined) {
      newName = freeName(field.redactedName, copy, value);
      spend(walk, COST.redaction);
    }
    if (field.hasContext || columns !== undefined || record?.originals !== undefined) {
      record ??= { source: value, copy, originals: undefined, columns };
      put(copy, newName, visitFieldInContext(walk, record, field, newName));
    } else {
      const held = read(value, name);
      const redactionsInField = walk.redactions.length;
      put(copy, newName, visitFieldAlone(walk, held, field, newName, node.isStructure));
      if (field.decides && walk.redactions.length > redactionsInField) {
        record ??= { source: value, copy, originals: undefined, columns };
        keepOriginal(record, name, held);
      }
    }
    before = field;
  }
  if (walk.redactions.length > redactionsBefore) alignMessage(walk, value, copy, redactionsBefore);
  return copy;
}

/**
 * Visits a field whose redaction does not depend on other fields. Most fields have harmless names and simple values, so
 * they are handled first, for speed.
 */
function visitFieldAlone(walk: Walk, held: unknown, field: FieldRule, newName: string, isStructure: boolean): unknown {
  if (isUnnamed(field)) {
    if (typeof held === "string") return visitString(walk, held, field, newName, isStructure);
    if (isSmallNumber(held) || typeof held === "boolean") return held;
  }
  return visitField(walk, held, field, newName);
}

/** Visits a field whose redaction can depend on other fields of the object. */
function visitFieldInContext(walk: Walk, record: OpenRecord, field: FieldRule, newName: string): unknown {
  const { name } = field;
  const held = readOnce(record, name);
  const named = ruleInContext(walk, held, field, record);
  const redactionsBefore = walk.redactions.length;
  const scrubbed =
    named === undefined
      ? visitField(walk, held, field, newName)
      : redactNamed(walk, held, named.rule, field, newName, named.name);
  forgetContext(walk);
  if (walk.redactions.length > redactionsBefore) keepOriginal(record, name, held);
  return scrubbed;
}

function redactBytes(walk: Walk, value: Readonly<Fields>, key: Key): unknown {
  walk.level -= 1;
  return redactWhole(walk, "@binary", value, key);
}

/** Adds a field named `[Filtered]` to the copy, in place of all fields beyond the work limit. */
function endAtLimit(walk: Walk, value: Readonly<Fields>, copy: Fields): Fields {
  put(copy, FILTERED, redactWhole(walk, "@limit", value, FILTERED));
  return copy;
}

/**
 * Visits a typed attribute (`{ value, type }`). A copy that is created with both fields is faster than one to which
 * they are added, and typed attributes are frequent.
 */
export function visitTypedAttribute(walk: Walk, value: Readonly<Fields>, field: FieldRule, key: Key): Fields {
  const copy: Fields = { value: undefined, type: undefined };
  enter(walk, key);
  const valueField = fieldRuleFor(field.node, "value", field.node.start);
  const typeField = fieldRuleFor(field.node, "type", valueField);
  const held = read(value, "value");
  const type = read(value, "type");
  // Each rule caches its most recent string without secrets. Here, the rule of the attribute is used, because
  // attributes with the same name often have the same string. The rule of the field `value` is shared by all
  // attributes, so its cache would rarely help.
  const isText = typeof held === "string" && isUnnamed(valueField);
  copy["value"] = isText ? visitString(walk, held, field, "value") : visitField(walk, held, valueField, "value");
  copy["type"] = isAttributeType(type) && isUnnamed(typeField) ? type : visitField(walk, type, typeField, "type");
  return copy;
}
