import { isObject, isRecord } from "@sentry-policy/internal/guards";
import { COST, isSpent, spend } from "../shared/budget.ts";
import { copyFields, type Fields } from "../shared/fields.ts";
import { type FieldRule, fieldRuleFor } from "./field-rules.ts";
import { enter, type Key, redactWhole, type Walk } from "./walk-state.ts";

/**
 * Matches the name of a type in JSON Schema, SQL or an HTML form. Example: it matches `string` and `VARCHAR(255)`, but
 * not `made-up`.
 */
const TYPE =
  /^(?:string|text|(?:var)?char|number|integer|int|bigint|float|double|boolean|bool|object|array|null|undefined|uuid|date|password)(?:\(\d{1,5}\))?$/i;
/**
 * Matches a GraphQL type. Example: it matches `String!` and `[ID!]`, but not `String`, which can be an ordinary value.
 */
const GRAPHQL_TYPE = /^(?:\[(?:String|Int|Float|Boolean|ID)!?\]!?|(?:String|Int|Float|Boolean|ID)!)$/;
/**
 * Matches the name of a field that describes values in a declaration, but contains none. Example: it matches
 * `minLength`, but not `default` or `enum`.
 */
const DESCRIPTION =
  /^(?:type|\$ref|\$id|format|title|description|label|pattern|(?:min|max)(?:Length|Items|imum)|nullable|required|optional|unique|uniqueItems|readOnly|writeOnly|deprecated|allowNull)$/;
/** Matches the name of a field that contains other declarations. Example: it matches `properties`. */
const INNER = /^(?:items|properties|additionalProperties|anyOf|oneOf|allOf|not)$/;

/**
 * Maximum nesting depth of declarations, because a declaration can contain itself. Deeper ones are redacted as a whole.
 */
const DEEPEST = 8;

/** Checks whether a value is the name of a type in JSON Schema, SQL or an HTML form. */
export function isTypeName(value: unknown): boolean {
  return typeof value === "string" && TYPE.test(value);
}

/** Checks whether a value is the name of a GraphQL type, such as `String!`. */
export function isGraphqlType(value: unknown): boolean {
  return typeof value === "string" && GRAPHQL_TYPE.test(value);
}

/**
 * Checks whether the value of a sensitive field only describes possible values. Example:
 * `password: { type: "string" }`.
 */
export function isDeclaration(value: unknown): boolean {
  return isRecord(value) && declares(copyFields(value));
}

function declares({ type, $ref }: Readonly<Fields>): boolean {
  if (Array.isArray(type)) return type.length > 0 && type.every(isTypeName);
  return isTypeName(type) || (typeof $ref === "string" && $ref.startsWith("#/"));
}

/**
 * Visits the declaration of a sensitive field, such as a property in JSON Schema. Redacts the values in it, such as
 * `made-up` in `{ type: "string", default: "made-up" }`.
 */
export function visitDeclaration(
  walk: Walk,
  value: unknown,
  rule: string,
  field: FieldRule,
  key: Key,
  depth = 0,
): unknown {
  if (!isObject(value) || depth > DEEPEST || isSpent(walk, false)) return redactWhole(walk, rule, value, key);
  const fields = copyFields(value);
  const isDeclared = declares(fields);
  const { level } = walk;
  enter(walk, key);
  const copies = Object.entries(fields).map(([name, held]): readonly [string, unknown] => {
    spend(walk, COST.entry);
    const inner = fieldRuleFor(field.node, name, field.node.start);
    const shown = inner.redactedName ?? name;
    // Other declarations can be inside this one: `properties` contains an object of declarations, and `anyOf` a list.
    if (!isDeclared || INNER.test(name)) return [shown, visitDeclaration(walk, held, rule, inner, shown, depth + 1)];
    const isKept = DESCRIPTION.test(name) && !isRecord(held);
    return [shown, isKept ? walk.visit(walk, held, inner, shown) : redactWhole(walk, rule, held, shown)];
  });
  walk.level = level;
  return Array.isArray(value) ? copies.map(([, copy]) => copy) : Object.fromEntries(copies);
}
