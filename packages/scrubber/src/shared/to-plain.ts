/**
 * Converts an object to what `JSON.stringify` would serialize, with two exceptions. A map, a set or an error is
 * converted to its contents, because `JSON.stringify` would write `{}`. Binary data is converted to `undefined`,
 * because it cannot be searched.
 */
export function toPlain(value: object): unknown {
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return value.valueOf();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return undefined;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, entry]) => [String(key), entry]));
  if (value instanceof Set) return [...value];
  const json: unknown = Reflect.get(value, "toJSON");
  if (typeof json === "function") return Reflect.apply(json, value, [""]);
  if (value instanceof Error) return errorFields(value);
  return value;
}

/** Returns the size of a map or a set, whose entries {@link toPlain} would copy, and 0 for other objects. */
export function sizeOf(value: object): number {
  return value instanceof Map || value instanceof Set ? value.size : 0;
}

/**
 * Checks whether {@link toPlain} would return an object unchanged, because the object is plain and has no `toJSON`
 * method.
 */
export function isPlain(value: { readonly toJSON?: unknown }): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && value.toJSON === undefined;
}

function errorFields(error: Error): object {
  const { name, message, stack, cause } = error;
  return {
    ...error,
    name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined ? {} : { cause }),
  };
}
