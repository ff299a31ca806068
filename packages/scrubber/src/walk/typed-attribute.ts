import { copyFields } from "../shared/fields.ts";

/** A typed attribute of a log, a metric or a streamed span, such as `{ value: 7, type: "integer" }`. */
export interface Attribute {
  readonly value: unknown;
  readonly type: string;
}

/** The attribute types that Sentry defines. Any other string in `type` may be a secret. */
const ATTRIBUTE_TYPES: ReadonlySet<unknown> = new Set(
  ["string", "boolean", "integer", "double", "array", "null"].flatMap((type) => [type, `${type}[]`]),
);

/**
 * Returns a copy of a typed attribute, or `undefined` for any other value. Reads each field only once, because a getter
 * can return a different value at each call.
 */
export function attributeOf(value: unknown): Attribute | undefined {
  if (typeof value !== "object" || value === null || !("value" in value && "type" in value)) return undefined;
  const { value: held, type, ...others } = copyFields(value);
  const isTyped = isAttributeType(type) && Object.keys(others).length <= 1;
  return isTyped ? { value: held, type } : undefined;
}

export function isAttributeType(type: unknown): type is string {
  return ATTRIBUTE_TYPES.has(type);
}

/** Checks whether an object has exactly the fields `value` and `type`, in this order. */
export function looksTyped(value: object): boolean {
  let fields = 0;
  for (const key in value) {
    fields += 1;
    if (key !== (fields === 1 ? "value" : "type") || fields > 2) return false;
  }
  return fields === 2;
}

/** Returns a typed attribute with a redacted value: a string, or `null` if the value was removed. */
export function redactedAttribute(value: unknown): Attribute {
  return { value, type: value === null ? "null" : "string" };
}
