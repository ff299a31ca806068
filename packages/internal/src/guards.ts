/** Returns a field of any value: `undefined` for `null` and for a missing field. */
export function field(value: unknown, name: string): unknown {
  return Reflect.get(Object(value), name);
}

export function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}

/** Checks whether a value is an object of any kind, such as an array, but no function. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Checks whether a value is an object other than an array: also a `Map` or a `Date`. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value);
}

/** Checks whether a value is a plain object, of any realm. `{ a: 1 }` -> true; `[]`, `new Map()` and `/a/` -> false */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  // The prototype of a primitive, an array or an instance of a class has a prototype itself.
  return value != null && Object.getPrototypeOf(Object.getPrototypeOf(value) ?? value) === null;
}

/**
 * Checks whether a value of an option has parts that can be set separately, such as `{ inputs, outputs }` in
 * `dataCollection`. `{ allow }` and `{ deny }` are alternatives, so such an object counts as one value.
 */
export function hasParts(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && !("allow" in value) && !("deny" in value);
}
