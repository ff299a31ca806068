/**
 * What `JSON.stringify` would see in an object; for maps, sets and errors, of which it would see nothing, what they hold.
 * Bytes are `undefined`: they cannot be searched.
 */
export function toPlain(value: object): unknown {
  if (isPlain(value)) return value;
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return value.valueOf();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return undefined;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, entry]) => [String(key), entry]));
  if (value instanceof Set) return [...value];
  const json: unknown = Reflect.get(value, "toJSON");
  if (typeof json === "function") return Reflect.apply(json, value, [""]);
  if (value instanceof Error) return errorFields(value);
  return value;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
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
