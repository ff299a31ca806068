/** Returns a field of a value. Returns `undefined` if there is no such field, for example if the value is `null`. */
export function field(value: unknown, name: string): unknown {
  return Reflect.get(Object(value), name);
}

export function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}

/** Checks whether a value is an object of any kind, including an array, but not a function. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Checks whether a value is an object, such as a `Map` or a `Date`, but not an array or a function. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value);
}

/** Checks whether a value is a plain object from any realm. `{ a: 1 }` -> true; `[]`, `new Map()` and `/a/` -> false */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  // The prototype chain of a plain object has at most one entry: `{}` -> `Object.prototype`. The chain of any other
  // value has at least two entries: `[]` -> `Array.prototype` -> `Object.prototype`.
  return value != null && Object.getPrototypeOf(Object.getPrototypeOf(value) ?? value) === null;
}

/**
 * Checks whether the value of an option consists of parts that can be set separately, such as `{ inputs, outputs }` in
 * `dataCollection`. An object with `allow` or `deny` counts as a single value, because the two are alternatives.
 */
export function hasParts(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && !("allow" in value) && !("deny" in value);
}
